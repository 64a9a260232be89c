"""The emulator's test hook, with Python's standard library."""

import faulthandler
import json
import os
import ssl
import sys
import urllib.request


def ask(method, path, body=None):
    """Sends a request to the hook; its answer, where it has one."""
    request = urllib.request.Request(
        f"{os.environ['EMULATOR_URL']}/_emulator/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
    )
    trust = ssl.create_default_context(cafile=os.environ["REQUESTS_CA_BUNDLE"])
    with urllib.request.urlopen(request, context=trust) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def devices_register():
    """Three devices of the group page-1 have registered."""
    ask("POST", "state", {"registrations": [
        {
            "registrationId": f"sensor-{number}",
            "enrollmentGroupId": "page-1",
            "deviceId": f"hub-sensor-{number}",
            "assignedHub": "hub.azure-devices.net",
            "status": "assigned",
            "substatus": "initialAssignment",
            "createdDateTimeUtc": "2026-01-02T03:04:05.6789Z",
        }
        for number in (1, 2, 3)
    ]})


def play(scenarios):
    """Runs the scenario that the command line names, for no longer than a minute."""
    faulthandler.dump_traceback_later(60, exit=True)
    name = sys.argv[1]
    scenarios[name]()
    print(f"{name}: as expected")
