"""Every error that Verbale raises on purpose.

    VerbaleError
    ├── UsageError            the command or the call is wrong; nothing was done
    │   ├── SettingError      a setting has a value that it cannot take
    │   └── MissingExtraError      an optional library is needed and not installed
    ├── ReadError             one source or one piece of it cannot be read; the batch goes on
    ├── LanguageError         a text cannot be parsed; the batch goes on
    ├── ModelError            model files are missing, damaged or of another version
    ├── EngineError           a process that codes has died; what was committed stays whole
    ├── RecordError           a record cannot be opened, read or written; what is in it stays whole
    └── DataError             a data file (corpus, codebook, gold) is not in its format

A message says what happened, what was given, what is allowed, and ends with what to do next.
Errors of other libraries are translated where they enter, with the original as the cause.
"""


class VerbaleError(Exception):
    """Anything that Verbale reports; `str(error)` is one line for people."""


class UsageError(VerbaleError):
    """The command or the call is wrong; nothing was done. The command line exits with 2."""


class SettingError(UsageError):
    """A setting has a value that it cannot take."""


class MissingExtraError(UsageError):
    """An optional library is needed and not installed.

    Args:
        what: what the user wanted to do, as a noun phrase ("Training").
        extra: the extra of the package that brings the library.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs libraries that are not installed. "
            f'Install them with: pip install "verbale[{extra}]"'
        )


class ReadError(VerbaleError):
    """One source, or one piece of it, cannot be read; the rest of the batch goes on.

    Args:
        where: the file, address or row.
        reason: one word of `REASONS` in `verbale.read.reject`, for counting.
        message: what happened and what to do, in one sentence or two.
    """

    def __init__(self, where: str, reason: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.reason = reason
        self.message = message


class LanguageError(VerbaleError):
    """A text cannot be parsed; the rest of the batch goes on."""


class ModelError(VerbaleError):
    """Model files are missing, damaged or of another version."""


class EngineError(VerbaleError):
    """A process that codes has died; what was committed before stays whole."""


class RecordError(VerbaleError):
    """A record cannot be opened, read or written; the articles that are in it stay whole.

    Args:
        where: the file.
        message: what happened and what to do.
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message


class DataError(VerbaleError):
    """A data file (corpus, codebook, gold) is not in its format.

    Args:
        where: file and, where known, line, as `file:line`.
        message: what was found, what is allowed and what to do.
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message
