"""Copied pages of many shapes, written for these tests, with what a reader must make of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One copied page and what is expected of it.

    `opening` and `closing` are the first and last words of the text; `clutter` must be in none of
    title, text and captions, and all of it in the removed pieces.
    """

    name: str
    raw: str
    title: str | None
    opening: str
    closing: str
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    captions: tuple[str, ...] = ()
    clutter: tuple[str, ...] = ()


PAGES = (
    Page(
        "broadcaster with image captions and related box",
        """BBS News
Home
News
Sport
Weather
Malawi and Zambia reopen lake crossing after eight-week row
Published 3 March 2018
comments
Share page
Image source, Getty Images
Image caption
Ferries had been idle since early January
Malawi and Zambia have reopened the lake crossing at Nkhata, ending a dispute over landing fees that had stranded hundreds of traders.
The two governments said on Saturday that a joint commission would set the fees from now on.
'A lesson'
"We have learnt that closing a border punishes our own people first," Malawi's transport minister told the BBS.
Zambia had accused its neighbour of charging its boats twice, a claim that Malawi rejected.
Related Topics
Malawi
Zambia
More on this story
Fee row strands lake traders
11 January 2018
Why the lake matters
2 February 2018
""",
        title="Malawi and Zambia reopen lake crossing after eight-week row",
        opening="Malawi and Zambia have reopened the lake crossing",
        closing="a claim that Malawi rejected.",
        published="2018-03-03",
        captions=("Image source, Getty Images", "Ferries had been idle since early January"),
        clutter=("Share page", "Fee row strands lake traders", "Why the lake matters", "comments"),
    ),
    Page(
        "wire story with agency dateline and sign-off",
        """UPDATE 2-Chile summons Bolivian envoy over river remarks
By Example Reporter
SANTIAGO, March 9 (Newswire) - Chile summoned Bolivia's consul on Friday to protest remarks by President Example about the Silala river, the foreign ministry said.
The ministry described the remarks as "an unnecessary provocation". La Paz did not immediately comment.
(Reporting by Example Reporter; Editing by Another Person)
Our Standards: The Newswire Trust Principles.
""",
        title="UPDATE 2-Chile summons Bolivian envoy over river remarks",
        opening="Chile summoned Bolivia's consul on Friday",
        closing="La Paz did not immediately comment.",
        byline="Example Reporter",
        dateline="Santiago",
        clutter=("Our Standards: The Newswire Trust Principles.",),
    ),
    Page(
        "Indian daily with update line, share bar and inline links",
        """Home › India News › Centre asks states to withdraw curfew orders
Centre asks states to withdraw curfew orders
The Home Ministry says restrictions must be lifted by Monday.
Written by Meera Example | New Delhi | Updated: September 2, 2019 9:14:07 am
Facebook Twitter WhatsApp Email
The Union Home Ministry on Sunday asked three states to withdraw night curfew orders issued last month, saying there was no threat to public order.
Also Read | Internet restored in four districts
In a letter to the chief secretaries, the ministry warned that central funds would be withheld if the orders stayed in force. Kerala has said it will not comply.
For all the latest India News, download our app
© The Daily Example Pvt Ltd
TAGS: curfew home ministry
""",
        title="Centre asks states to withdraw curfew orders",
        opening="The Home Ministry says restrictions must be lifted by Monday.",
        closing="Kerala has said it will not comply.",
        byline="Meera Example",
        clutter=(
            "Facebook Twitter WhatsApp Email",
            "Also Read | Internet restored in four districts",
            "© The Daily Example Pvt Ltd",
            "TAGS: curfew home ministry",
        ),
    ),
    Page(
        "cookie banner and newsletter before and inside the text",
        """We use cookies to give you the best experience on our site. By continuing you accept our use of cookies.
Accept all
Manage preferences
Menu
Search
Sign in
Subscribe
Poland and Lithuania to hold joint border drill
Anna Example in Vilnius
Tue 14 Jun 2022 14.32 BST
Poland and Lithuania will hold a joint exercise along the Suwalki corridor this autumn, their defence ministers said after talks in Vilnius.
Sign up to our free daily newsletter
Enter your email address
The drill, which will involve 4,000 soldiers, was announced a day after Belarus moved two brigades closer to the frontier.
Minsk called the plan "reckless" and threatened an adequate response.
Most viewed
Rail strike to go ahead
Storm warning for the north
""",
        title="Poland and Lithuania to hold joint border drill",
        opening="Poland and Lithuania will hold a joint exercise",
        closing='Minsk called the plan "reckless" and threatened an adequate response.',
        byline="Anna Example",
        published="2022-06-14",
        clutter=(
            "Accept all",
            "Enter your email address",
            "Sign up to our free daily newsletter",
            "Rail strike to go ahead",
            "Subscribe",
        ),
    ),
    Page(
        "hard-wrapped mail of a ministry",
        """FOR IMMEDIATE RELEASE

Joint communique on the fourth round of consultations

Tashkent, 21 November 2013 - The deputy foreign ministers of Uzbekistan and
Kazakhstan met here today to review the implementation of the treaty on shared
waters. The two sides agreed to exchange data on the flow of the river every
week and to send experts to the upper dam before the end of the year.

They expressed concern about the fall in the level of the lake, and called on
donors to honour the pledges that were made at the conference in Almaty.

###
""",
        title="Joint communique on the fourth round of consultations",
        opening="The deputy foreign ministers of Uzbekistan and Kazakhstan met here today",
        closing="that were made at the conference in Almaty.",
        dateline="Tashkent",
        published="2013-11-21",
        clutter=("###",),
    ),
    Page(
        "West African site with alternative text run into the dateline",
        """Soldiers patrol the market as traders look onBAMAKO: The government of Mali has lifted the curfew imposed on two northern towns after a week of talks with local chiefs.
READ MORE: Army frees twelve traders
The defence minister said troops would stay "as long as the chiefs want them".
You may also like
Chiefs meet envoy in Gao
Aid trucks reach Kidal
Comments (2)
Moussa
3 hours ago
Good news at last, may it hold.
Reply
""",
        title=None,
        opening="The government of Mali has lifted the curfew",
        closing='"as long as the chiefs want them".',
        dateline="Bamako",
        captions=("Soldiers patrol the market as traders look on",),
        clutter=(
            "READ MORE: Army frees twelve traders",
            "Chiefs meet envoy in Gao",
            "Good news at last, may it hold.",
        ),
    ),
    Page(
        "photo credit run into the paragraph, question as title",
        """Will the ceasefire hold?
By Tomas Example and Lea Muster
File photo of the monitors at the bridge. Photo: AFPThe ceasefire between the army and the hill tribes entered its second week on Tuesday with only minor violations, monitors said.

The rebels released nine prisoners as a gesture of good will. They had earlier refused to attend the talks.

About the author
Tomas Example covers the region.
""",
        title="Will the ceasefire hold?",
        opening="The ceasefire between the army and the hill tribes",
        closing="They had earlier refused to attend the talks.",
        byline="Tomas Example, Lea Muster",
        captions=("File photo of the monitors at the bridge. Photo: AFP",),
        clutter=("About the author",),
    ),
    Page(
        "file name and slug on lines of their own",
        """Parliament rejects treaty with neighbour

minister_speaks_2.jpg

The parliament of North Example rejected the border treaty on Wednesday by 61 votes to 58, to the surprise of diplomats who had expected a narrow approval.

house-vote-board

The speaker said the government was free to bring a new text after the summer recess.
""",
        title="Parliament rejects treaty with neighbour",
        opening="The parliament of North Example rejected",
        closing="bring a new text after the summer recess.",
        captions=("minister_speaks_2.jpg", "house-vote-board"),
    ),
    Page(
        "log-in wall, counters and a long thread of comments in prose",
        """Jordan expels two diplomats
Amman Bureau
1.2K views
12 comments
Jordan has expelled two diplomats of a neighbouring state whom it accused of paying protesters, the official news agency said on Sunday.
The embassy denied the charge and said that it was considering its response, which may include the recall of its own ambassador.
To continue reading, log in or create an account
Leave a comment
Log in to reply
Samir K. says:
I do not believe a word of this, and neither should anyone who remembers what was said about the last affair of the kind two years ago.
Reply
Rana says:
The agency always publishes such things on Sundays. It is quite tiring to read the same story again and again.
Report abuse
""",
        title="Jordan expels two diplomats",
        opening="Jordan has expelled two diplomats",
        closing="the recall of its own ambassador.",
        byline="Amman Bureau",
        clutter=("1.2K views", "12 comments", "Samir K. says:", "Report abuse"),
    ),
    Page(
        "plain text with nothing around it",
        """Nepal and India signed a memorandum on flood warnings in Kathmandu on Monday.

Under the accord, data from nineteen stations will be shared every hour during the monsoon.
""",
        title=None,
        opening="Nepal and India signed a memorandum",
        closing="every hour during the monsoon.",
    ),
    Page(
        "agency names and tags at the foot",
        """Seoul, Jakarta agree to resume fighter jet project
Yonhap
2020-02-18 11:05
SEOUL — South Korea and Indonesia agreed Tuesday to resume their joint project to build a fighter jet, officials said.
Indonesia had stopped its payments in 2017, citing a lack of money.
(END)
Print
Copy link
Seoul
Jakarta
Defense
""",
        title="Seoul, Jakarta agree to resume fighter jet project",
        opening="South Korea and Indonesia agreed Tuesday",
        closing="citing a lack of money.",
        byline="Yonhap",
        dateline="Seoul",
        published="2020-02-18",
        clutter=("(END)", "Print", "Copy link", "Jakarta"),
    ),
)

TRANSCRIPTS = (
    (
        "Q and A",
        """Interview with the governor

Q: Why did you recall the police chief?
A: Because he refused to obey a court order.
Q: He says that you threatened him.
A: I did not threaten anybody. I asked him to resign.
""",
        [("Q", "question"), ("A", "answer"), ("Q", "question"), ("A", "answer")],
    ),
    (
        "labels on lines of their own",
        """PRESIDENT KOROMA EXAMPLE:

We thank the Secretary-General for his visit. We talked about the mission.

SECRETARY-GENERAL:

Thank you, Mr President. I am grateful.

QUESTION:

Will the troops leave?

PRESIDENT KOROMA EXAMPLE:

They will leave when the work is done.
""",
        [
            ("PRESIDENT KOROMA EXAMPLE", "speech"),
            ("SECRETARY-GENERAL", "speech"),
            ("QUESTION", "question"),
            ("PRESIDENT KOROMA EXAMPLE", "answer"),
        ],
    ),
)
