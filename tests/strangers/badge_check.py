"""Holds a badge, given on standard input, against openbadgeslib: a verifier that is not ours and knows nothing of us.

Two arguments: the file of the public key that it trusts (PEM), and the instant that it takes for now. Prints what it read
as JSON; a badge that it refuses ends with 1 and its own words.
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

key, now = Path(sys.argv[1]).read_bytes(), datetime.fromisoformat(sys.argv[2])


class Then(datetime):
    """The clock of the ward that issued it, since the machine's own knows nothing of a test's."""

    @classmethod
    def now(cls, tz=None):
        return now.astimezone(tz)


try:
    with patch("jwt.api_jwt.datetime", Then), patch("openbadgeslib.ob3.verifier.datetime", Then):
        badge = OB3Verifier(key).verify(sys.stdin.read(), check_status=True)
except OB3VerificationError as refusal:
    sys.exit(f"refused: {refusal}")
print(
    json.dumps(
        {
            "id": badge.id,
            "issuer": badge.issuer.id,
            "issuer_name": badge.issuer.name,
            "people": [person.identity_hash for person in badge.identifiers],
            "achievement": badge.achievement.name,
            "criteria": badge.achievement.criteria_narrative,
            "issued": badge.issuance_date.isoformat(),
        }
    )
)
