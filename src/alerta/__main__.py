import sys

from alerta.cli import main

sys.exit(main())
