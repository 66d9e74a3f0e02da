"""Python runs this file by itself at start when its folder is on PYTHONPATH: it loads the extension into Moto."""

import keyledger_moto

keyledger_moto.install()
