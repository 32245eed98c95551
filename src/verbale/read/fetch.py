"""Pages from the web: with time-outs, a size cap, and public addresses only, unless allowed."""

from __future__ import annotations

import ipaddress
import socket
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath
from typing import Any, cast

import httpcore
import httpx

from verbale import __version__
from verbale.read.reject import reject
from verbale.settings import ReadSettings

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_AGENT = f"verbale/{__version__} (reads news pages for research)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, the address after redirects, a file name, the encoding it names."""

    stream: BufferedReader[Any]
    url: str
    name: str
    encoding: str | None


class PrivateAddressError(Exception):
    """A host name leads to an address that is not public."""


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only.

    The name is resolved here and the connection made to the very address that was checked, so that
    a server cannot answer the check with one address and the connection with another.
    """

    def __init__(self, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allow_private:
            for address in addresses:
                if not is_public(address):
                    raise PrivateAddressError(f"{host} leads to {address}")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport over a pool that connects through `GuardedBackend`."""

    def __init__(self, settings: ReadSettings) -> None:
        super().__init__(retries=0)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=GuardedBackend(settings.allow_private),
        )


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet; an IPv4 one inside IPv6 counts as itself."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


def fetch(url: str, settings: ReadSettings) -> Fetched:
    """Fetch one address.

    Raises:
        ReadError: no answer in time, an error status, too many redirects, too large, or an address
            that is not public.
    """
    try:
        with (
            httpx.Client(
                transport=GuardedTransport(settings),
                timeout=settings.timeout,
                follow_redirects=True,
                max_redirects=settings.max_redirects,
                headers={"User-Agent": _AGENT},
                trust_env=False,  # a proxy would do the resolving, past the check above
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code >= 400:
                raise reject(
                    url,
                    "network",
                    f"the server answers {response.status_code} {response.reason_phrase}. "
                    "Open the address in a browser, and save the page if it opens there.",
                )
            return _body(response, url, settings)
    except PrivateAddressError as error:
        raise reject(
            url,
            "private-address",
            f"{error}, which is not a public address. "
            "Use --allow-private if you trust this address.",
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise reject(
            url, "network", f"{_why(error, settings)}. Check the address and the connection."
        ) from error


def _why(error: Exception, settings: ReadSettings) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"no answer within {settings.timeout:g} seconds"
    if isinstance(error, httpx.TooManyRedirects):
        return f"more than {settings.max_redirects} redirects"
    return str(error).strip().rstrip(".") or type(error).__name__


def _body(response: httpx.Response, url: str, settings: ReadSettings) -> Fetched:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    # Archives and tables may be large and are streamed from disk; one page may not.
    cap = settings.max_bytes if kind == "text/html" else settings.max_fetch
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the reader)
    size = 0
    for chunk in response.iter_bytes(65536):
        size += len(chunk)
        if size > cap:
            file.close()
            raise reject(url, "too-large", f"more than {cap:,} bytes. Fetch it by other means.")
        file.write(chunk)
    file.seek(0)
    name = PurePosixPath(response.url.path).name
    return Fetched(
        cast("BufferedReader[Any]", file), str(response.url), name, response.charset_encoding
    )
