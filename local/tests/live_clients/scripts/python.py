"""Scenarios of PyPI azure-iothub-provisioningserviceclient, used as its README uses it."""

import base64
import datetime
import os

import hook
from provisioningserviceclient import (
    BULKOP_CREATE,
    BulkEnrollmentOperation,
    ProvisioningServiceClient,
    ProvisioningServiceError,
    QuerySpecification,
)
from provisioningserviceclient.models import (
    AttestationMechanism,
    DeviceRegistrationState,
    EnrollmentGroup,
    IndividualEnrollment,
    InitialTwin,
)

CONNECTION = os.environ["DPS_CONNECTION_STRING"]
with open(os.environ["CA_CERTIFICATE"], encoding="ascii") as file:
    CA = file.read()


def client(connection=CONNECTION):
    return ProvisioningServiceClient.create_from_connection_string(connection)


def refused(status, code, call, *arguments):
    """The client's error, with the service's details inside."""
    try:
        call(*arguments)
    except ProvisioningServiceError as error:
        assert str(error).startswith(f"Service Error {status} - "), error
        details = error.cause.error
        assert details.error_code == code, details.error_code
        assert details.tracking_id and details.message, vars(details)
        assert isinstance(details.timestamp_utc, datetime.datetime), details.timestamp_utc
        return details.message
    raise AssertionError("no error")


def group(name="line-1"):
    return EnrollmentGroup.create(name, AttestationMechanism.create_with_x509_signing_certs(CA))


def device(name):
    return IndividualEnrollment.create(name, AttestationMechanism.create_with_tpm("AToAAQALAAMAsgAg"))


def create():
    sent = EnrollmentGroup.create(
        "Line_1.a:b",
        AttestationMechanism.create_with_x509_signing_certs(CA),
        initial_twin=InitialTwin.create(tags={"site": "lyon"}, desired_properties={"interval": 60}),
        allocation_policy="static",
        iot_hubs=["hub.azure-devices.net"],
    )
    made = client().create_or_update(sent)
    assert isinstance(made, EnrollmentGroup), made
    assert made.enrollment_group_id == "Line_1.a:b"
    info = made.attestation.x509.signing_certificates.primary.info
    assert "Contoso Root CA" in info.subject_name, info.subject_name
    assert len(info.sha1_thumbprint) == 40 and len(info.sha256_thumbprint) == 64
    assert info.version == 3 and isinstance(info.not_after_utc, datetime.datetime)
    assert made.attestation.x509.signing_certificates.primary.certificate is None
    assert made.provisioning_status == "enabled" and made.allocation_policy == "static"
    assert made.iot_hubs == ["hub.azure-devices.net"]
    assert made.reprovision_policy.update_hub_assignment is True
    assert isinstance(made.created_date_time_utc, datetime.datetime)
    assert base64.b64decode(made.etag).startswith(b'"'), made.etag
    assert made.initial_twin.tags == {"site": "lyon"}, made.initial_twin.tags
    assert made.initial_twin.desired_properties == {"interval": 60}


def made_in_the_workshop():
    with open(os.environ["MADE_CERTIFICATE"], encoding="ascii") as file:
        certificate = file.read()
    sent = EnrollmentGroup.create("made", AttestationMechanism.create_with_x509_signing_certs(certificate))
    client().create_or_update(sent)
    info = client().get_enrollment_group("made").attestation.x509.signing_certificates.primary.info
    assert "Made in the workshop" in info.subject_name, info.subject_name


def conflict():
    client().create_or_update(group())
    message = refused(409, 409202, client().create_or_update, group())
    assert message == "EnrollmentGroup already exists.", message


def update():
    made = client().create_or_update(group())
    made.provisioning_status = "disabled"
    changed = client().create_or_update(made)
    assert changed.provisioning_status == "disabled" and changed.etag != made.etag
    assert changed.created_date_time_utc == made.created_date_time_utc
    # The certificate's info went back instead of the certificate, and stands for it.
    before, after = (one.attestation.x509.signing_certificates.primary.info for one in (made, changed))
    assert before.sha256_thumbprint == after.sha256_thumbprint
    changed.etag = "*"
    assert client().create_or_update(changed).etag != changed.etag


def stale_version():
    first = client().create_or_update(group())
    stale = first.etag
    client().create_or_update(first)
    first.etag = stale
    refused(412, 412002, client().create_or_update, first)
    refused(412, 412002, client().delete, first)


def read():
    found = client().get_enrollment_group("PAGE-1")
    assert found.enrollment_group_id == "page-1" and found.attestation.type == "symmetricKey"
    assert found.attestation.symmetric_key is None, "a GET never shows keys"
    refused(404, 404204, client().get_enrollment_group, "none")


def pages():
    query = client().create_enrollment_group_query(QuerySpecification(query="SELECT * FROM enrollmentGroups"), 2)
    found = [[one.enrollment_group_id for one in page] for page in query]
    assert found == [["page-1", "page-2"], ["page-3", "page-4"], ["page-5"]], found
    assert query.has_next is False and query.continuation_token is None


def keys():
    first = client().get_enrollment_group_attestation_mechanism("page-1").symmetric_key
    assert len(base64.b64decode(first.primary_key)) == 64 and first.primary_key != first.secondary_key
    assert client().get_individual_enrollment_attestation_mechanism("device-2").type == "symmetricKey"
    refused(404, 404204, client().get_enrollment_group_attestation_mechanism, "none")


def registrations():
    hook.devices_register()
    try:
        client().create_registration_state_query("page-1", 2).next()
    except TypeError:
        pass
    else:
        raise AssertionError("the client is mended: its query can be tested")
    found = client().get_registration_state("sensor-1")
    assert isinstance(found, DeviceRegistrationState) and found.registration_id == "sensor-1"
    assert (found.device_id, found.assigned_hub) == ("hub-sensor-1", "hub.azure-devices.net")
    assert (found.status, found.substatus) == ("assigned", "initialAssignment")
    assert found.created_date_time_utc.isoformat() == "2026-01-02T03:04:05.678900+00:00"
    client().delete(found)
    refused(404, 404202, client().get_registration_state, "sensor-1")


def bulk():
    some = [device("device-1"), device("new-1"), device("not an id")]
    result = client().run_bulk_operation(BulkEnrollmentOperation(mode=BULKOP_CREATE, enrollments=some))
    assert result.is_successful is False
    first, second = result.errors
    assert (first.registration_id, first.error_code) == ("device-1", 409201), vars(first)
    assert first.error_status == "Enrollment already exists."
    assert (second.registration_id, second.error_code // 1000) == ("not an id", 400), vars(second)
    assert client().get_individual_enrollment("new-1").registration_id == "new-1"
    many = [device(f"many-{number}") for number in range(11)]
    refused(400, 400004, client().run_bulk_operation, BulkEnrollmentOperation(mode=BULKOP_CREATE, enrollments=many))


def delete():
    made = client().create_or_update(group())
    assert client().delete(made) is None
    refused(404, 404204, client().delete, made)


def individual():
    sent = device("Sensor-9")
    sent.device_id = "hub-sensor-9"
    made = client().create_or_update(sent)
    assert isinstance(made, IndividualEnrollment) and made.device_id == "hub-sensor-9"
    assert made.attestation.tpm.endorsement_key == "AToAAQALAAMAsgAg"
    found = client().get_individual_enrollment("sensor-9")
    assert found.etag == made.etag and found.registration_state.status == "unassigned"
    found.provisioning_status = "disabled"
    changed = client().create_or_update(found)
    assert changed.etag != found.etag and changed.provisioning_status == "disabled"
    client().delete(changed)
    refused(404, 404201, client().get_individual_enrollment, "sensor-9")


def individual_pages():
    query = client().create_individual_enrollment_query(QuerySpecification(query="*"), 2)
    found = [[one.registration_id for one in page] for page in query]
    assert found == [["device-1", "device-2"], ["device-3"]], found


def wrong_key():
    wrong = CONNECTION[: CONNECTION.index("SharedAccessKey=")] + "SharedAccessKey=d3Jvbmcga2V5"
    assert refused(401, 401002, client(wrong).get_enrollment_group, "page-1") == "Unauthorized"


def missing_right():
    reader = client(os.environ["DPS_READER_CONNECTION_STRING"])
    refused(403, 403101, reader.create_or_update, group())
    assert reader.get_enrollment_group("page-1").enrollment_group_id == "page-1"


def expired_token():
    # The client's tokens live for an hour; the service's clock goes ahead of it.
    hook.ask("PUT", "clock", {"offset": 3700})
    refused(401, 401002, client().get_enrollment_group, "page-1")
    hook.ask("PUT", "clock", {"offset": 0})
    client().get_enrollment_group("page-1")


def throttled():
    hook.ask("POST", "faults", {"kind": "throttle", "retryAfter": 1})
    found = client().get_enrollment_group("page-1")
    assert found.enrollment_group_id == "page-1", "the client waits and asks again"


hook.play({name: value for name, value in list(globals().items()) if callable(value)})
