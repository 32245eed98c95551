"""Words that begin English sentences, or stand in capitals in headlines, without being names."""

from __future__ import annotations

COMMON = frozenset(
    """
a able about above abroad account across act action active actor additional administration advance
after again against age agency agenda agent agreement ahead aid air alert all alliance ally almost
alone along already also alternative although always ambition among amount an analyst anger another
any apart appeal approach april area arm army around arrest article as aside ask assembly asset at
attack attempt august aunt author authority autumn average away back bad balance ball ban band bank
bar base battle bay bear because before beginning behind belief below beside best better between
beyond big bill bishop black block blood blue board boat body bomb book border both bottom box boy
brave bridge bright bring brown budget building bureau burn bus bush business but buy by cabinet
call calm camp can candidate cap capital captain car card care case cash castle caucus cause centre
center century chain chair challenge chance change charge check cherry chief child choice christmas
church circle city claim class clean clear climate close coalition coast code cold college come
command commission committee common community company competition concern conference
consensus conservative constitution contact control cook cool copper core corner corps council
country county couple courage course court cover crash creation crew crime crisis cross crowd crown
custom cut daily dame danger dark data date dawn day dead deal dear death debate decade december
decision deep defence defense degree delegation demand democracy democrat democratic department
despite development dialogue die diet difference dignity direct direction district do doctor dollar
door doubt down dozen draft dream drive duke during duty each earl early earth east eastern easy
economy edge effect effort eight either election eleven else embassy emergency emperor end enemy
energy enough entry equality even evening event ever every evidence except exchange expert
express eye face fact factory fair faith fall family famine far farm farmer fast father fear
february federal federation feet few field fight fighter figure film final finally find fine fire
first fish five fleet flight flood floor food foot for force foreign forest former forum forward
foundation four fox free freedom fresh friday friend from front frontier fuel full fund future game
garden gas gate general generation girl give glory go goal god gold good governance
government governor grand grant grass great green ground group growth guard guide gulf gun half
hall hand happy harbour hard harmony harvest hawk head health heart heat heavy help her here
heritage hero high highway hill him his history hold holiday holy home honor honour hope horizon
horn hospital host hotel hour house how however human hundred hunger hunt i ice idea if image
impact in income independence independent index industry inside institute intelligence interest
international into iron island issue it its january job join joint journal judge july june jury
just justice keen key kid kind king kingdom knight know labor labour lady lake land language large
last late later law lawyer lead leader league least left legal less let letter level liberal
liberation liberty life light like line lion list little live local lodge long look lord loss lot
love low loyal machine magazine main major majority man manager manifesto many march mark market
marshal martial mass master match matter may maybe mayor me means media medium meeting member
message metro middle might mile militant militia military mill million mind mine minister ministry
minor minority minute mirror mission model moderate modern moment monarchy monday money month moon
more morning most mother motion mountain movement much music must my nation national native nature
navy near nearly need negotiation neighbour neither neutral never new news next nice night nine no
noble none nor north northern not note nothing november now number observer occupation ocean
october of off office officer official often oil old on once one only open opening operation
opinion opposition option or order organisation organization other our out outside over own page
pain palace panel paper parish park parliament part participation partner partnership party pass
past path patriot patriotic pay peace peak pearl people pepper per perhaps person pink place plan
plane planet platform play plenty point police policy politics pool poor pope popular
population port position post pound power present president press prevention price pride priest
prime prince princess prison problem process profit program programme progress progressive project
promise prosperity protection province public pure purple queen question quick race radical radio
rail rain range rapid rare reach read reading real reason rebel recent record red reform refugee
regime region register relief religion renewal report republic republican reserve resistance
resolution respect rest result return revival revolution rice rich right ring rise rising river
road rock role room rose round route royal rule ruling safe salvation same saturday save say scene
school science scout sea season seat second secret secretary section sector security see self
senator send senior sense sentence separate september series serious service session set
settlement seven several shadow shah she shell shield ship shore short should show side sign signal
silence silver similar simple since single sister site situation six size slavery small so social
socialist society soil soldier solidarity solution some somebody son song soon source south
southern sovereignty space spark speaker special spirit split sport spring square stability staff
stage stand standard star start state statement station status steel step still stock stone storm
story strait strategy stream street strength strike strong structure student study style subject
success such summer summit sun sunday support supreme sure surge survey survival sword system table
task team television ten term test than that the their them then there these they thing think third
this those though thousand threat three through thunder thursday tiger time title to today
together tomorrow too top torch total tour tower town trade tradition traffic train transition
treasury treaty tribe tribune troop trouble truce truck true trust truth try tuesday turn
twelve twenty two under union unit unite united unity universe university until up upper us use
valley value very veto vice victim victory village violence vision visit voice vote voter wage wait
wall war warm watch water wave way we wealth weapon wednesday week weight welfare well west western
what when where which while white who whole whose why wide wife wild will win wind window winter
wisdom with within without wolf woman wood word work worker world would year yellow yes yesterday
yet you young your youth zero zone
""".split()
)
"""Written down by hand, without names of nations and parliaments. A name that is one of them needs
a reason (`verbale actors lint`)."""
