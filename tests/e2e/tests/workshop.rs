//! The workshop's benches as a person uses them; what they save is read back with OpenSSL.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use dps_enroll_e2e::{Browser, Key, Site, TestError, unpack};
use tempfile::TempDir;

const CODE: &str = "106A5SD242AF512B3498BD6098C4941E66R34H268DDB3288";

/// A folder for OpenSSL to work in.
struct Folder(TempDir);

impl Folder {
    fn new() -> Result<Self, TestError> {
        Ok(Self(tempfile::tempdir()?))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes the files of an archive.
    fn unpack(&self, archive: &[u8]) -> Result<Vec<String>, TestError> {
        let files = unpack(archive)?;
        for (name, content) in &files {
            let path = self.path(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, content)?;
        }
        Ok(files.into_keys().collect())
    }

    /// What OpenSSL prints, here.
    fn openssl(&self, arguments: &str) -> Result<String, TestError> {
        let mut command = Command::new("openssl");
        command.current_dir(self.0.path()).args(arguments.split(' ')).stdin(Stdio::null());
        let output = command.output()?;
        if output.status.success() {
            return Ok(String::from_utf8(output.stdout)?);
        }
        Err(format!("openssl {arguments}: {}", String::from_utf8_lossy(&output.stderr)).into())
    }

    /// Fails where a key is not the one of a certificate.
    fn belongs(&self, key: &str, certificate: &str) -> Result<(), TestError> {
        let of_key = self.openssl(&format!("pkey -in {key} -pubout"))?;
        let of_certificate = self.openssl(&format!("x509 -in {certificate} -noout -pubkey"))?;
        if of_key == of_certificate { Ok(()) } else { Err(format!("{key} is not of {certificate}").into()) }
    }
}

async fn bench(site: &Site, bench: &str) -> Result<Browser, TestError> {
    Browser::open(&address(site, bench)).await
}

fn address(site: &Site, bench: &str) -> String {
    format!("{}#/workshop/{bench}", site.page())
}

async fn focus(browser: &Browser) -> Result<String, TestError> {
    let id = browser.evaluate("return document.activeElement.id").await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_chain_is_made_and_saved_with_the_keyboard_alone() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_noting_requests(&address(&site, "make")).await?;
    browser.see("#made", "Made in this tab").await?;
    browser.is_accessible("the empty bench").await?;
    browser.tab_to("Make a test chain").await?;
    browser.key(Key::Enter).await?;
    browser.see("#made-count", "3 certificates").await?;
    browser.tab_to("Save everything (.zip)").await?;
    browser.key(Key::Enter).await?;
    browser.see("#passphrase-error", "at least 4 characters").await?;
    assert_eq!(focus(&browser).await?, "passphrase");
    browser.is_accessible("a passphrase that is missing").await?;
    browser.type_text("correct horse").await?;
    browser.tab_to("Passphrase again").await?;
    browser.type_text("correct horse").await?;
    browser.key(Key::Enter).await?;
    let folder = Folder::new()?;
    let names = folder.unpack(&browser.saved("certificates.zip").await?)?;
    assert_eq!(names.len(), 9, "{names:?}");
    let (root, device) = ("certs/azure-iot-test-only.root.ca.cert.pem", "certs/new-device.cert.pem");
    let chain = "certs/azure-iot-test-only.chain.ca.cert.pem";
    folder.openssl(&format!(
        "verify -x509_strict -purpose sslclient -CAfile {root} -untrusted {chain} {device}"
    ))?;
    let text = folder.openssl(&format!("x509 -in {root} -noout -text"))?;
    for words in ["CA:TRUE, pathlen:1", "Certificate Sign, CRL Sign", "Subject: CN = Test root CA"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let text = folder.openssl(&format!("x509 -in {device} -noout -text"))?;
    for words in ["TLS Web Client Authentication", "CA:FALSE", "Subject: CN = my-device"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    fs::write(folder.path("passphrase"), "correct horse")?;
    fs::write(folder.path("wrong"), "correct house")?;
    let open = |pass: &str| {
        folder.openssl(&format!("pkcs8 -in private/new-device.key.pem -passin file:{pass} -out opened.key"))
    };
    assert!(open("wrong").is_err());
    open("passphrase")?;
    folder.belongs("opened.key", device)?;
    let read = "pkcs12 -in certs/new-device.cert.pfx -passin file:passphrase";
    let inside = folder.openssl(&format!("{read} -nodes"))?;
    assert_eq!(inside.matches("BEGIN CERTIFICATE").count(), 3);
    folder.openssl(&format!("{read} -nocerts -nodes -out windows.key"))?;
    folder.belongs("windows.key", device)?;
    let key = fs::read_to_string(folder.path("private/azure-iot-test-only.root.ca.key.pem"))?;
    assert!(key.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    // Icons of the browser's own controls are data.
    let own = |url: &String| ["blob:", "data:", &site.origin()].iter().any(|start| url.starts_with(start));
    let requests = browser.requests().await?;
    assert!(requests.iter().all(own), "{requests:?}");
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_an_rsa_key_is_saved_as_it_is() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = bench(&site, "make").await?;
    browser.choose("#algorithm", "RSA 2048").await?;
    browser.fill("#common-name", "Factory root").await?;
    browser.press("More of the subject").await?;
    browser.fill("#organization", "Contoso").await?;
    browser.fill("#country", "Germany").await?;
    // Folded away, it is unfolded again.
    browser.press("More of the subject").await?;
    browser.press("Make the certificate").await?;
    browser.see("#country-error", "two letters").await?;
    assert_eq!(focus(&browser).await?, "country");
    let told = "const field = document.activeElement;
        return field.ariaInvalid + ' ' + document.getElementById(field.getAttribute('aria-describedby')).innerText;";
    let told = browser.evaluate(told).await?;
    assert!(told.as_str().is_some_and(|told| told.starts_with("true The country")), "{told}");
    browser.is_accessible("an error in the form").await?;
    browser.fill("#country", "de").await?;
    browser.see_no_more("#country-error", "two letters").await?;
    browser.press("Make the certificate").await?;
    browser.see_within(60, "#made-count", "1 certificate").await?;
    browser.choose("#role", "3").await?;
    browser.fill("#common-name", "pump 17").await?;
    browser.press("Make the certificate").await?;
    browser.see("#common-name-error", "registration ID").await?;
    assert_eq!(browser.value("#common-name").await?, "pump 17");
    browser.fill("#common-name", "pump-17").await?;
    browser.press("Make the certificate").await?;
    browser.see_within(60, "#made-count", "2 certificates").await?;
    browser.press_label("Save keys without encryption").await?;
    browser.see("main", "Whoever gets such a file has the key.").await?;
    browser.is_accessible("a made chain").await?;
    browser.press("Save everything (.zip)").await?;
    let folder = Folder::new()?;
    let names = folder.unpack(&browser.saved("certificates.zip").await?)?;
    assert!(!names.iter().any(|name| name.contains(".pfx")), "{names:?}");
    let (root, device) = ("certs/azure-iot-test-only.root.ca.cert.pem", "certs/new-device.cert.pem");
    folder.openssl(&format!("verify -x509_strict -purpose sslclient -CAfile {root} {device}"))?;
    folder.belongs("private/new-device.key.pem", device)?;
    let text = folder.openssl(&format!("x509 -in {device} -noout -text"))?;
    assert!(text.contains("sha256WithRSAEncryption") && text.contains("Public-Key: (2048 bit)"), "{text}");
    assert!(text.contains("Issuer: C = DE, O = Contoso, CN = Factory root"), "{text}");
    browser.press("Full chain of pump-17").await?;
    let chain = browser.saved("new-device-full-chain.cert.pem").await?;
    assert_eq!(String::from_utf8(chain)?.matches("BEGIN CERTIFICATE").count(), 2);
    browser.press("Forget keys").await?;
    browser.see("#made ~ .chain", "key forgotten").await?;
    browser.close().await
}

#[tokio::test]
async fn a_dropped_list_of_devices_becomes_an_archive() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = bench(&site, "make").await?;
    browser.press("Make a test chain").await?;
    browser.see("#made-count", "3 certificates").await?;
    let ids: Vec<_> = (0..60).map(|number| format!("meter-{number};hall {number}\n")).collect();
    let ids = ids.concat();
    browser.drop_file("devices.csv", format!("registration id;place\n{ids}not one;x\n").as_bytes()).await?;
    browser.see("#list-found", "60 devices").await?;
    browser.see(".causes", "Line 62: Character 4 is a space.").await?;
    browser.press("Make these devices").await?;
    browser.see_within(60, "#batch-done", "60 devices are made.").await?;
    browser.is_accessible("a made list").await?;
    browser.fill("#passphrase", "correct horse").await?;
    browser.fill("#passphrase-again", "correct horse").await?;
    browser.press("Save the devices (.zip)").await?;
    let folder = Folder::new()?;
    let names = folder.unpack(&browser.saved("devices.zip").await?)?;
    assert_eq!(names.len(), 181);
    fs::write(folder.path("passphrase"), "correct horse")?;
    for id in ["meter-0", "meter-24", "meter-25", "meter-59"] {
        let certificate = format!("certs/devices/{id}.cert.pem");
        let chain = "certs/azure-iot-test-only.chain.ca.cert.pem";
        folder.openssl(&format!("verify -x509_strict -purpose sslclient -CAfile {chain} {certificate}"))?;
        let subject = folder.openssl(&format!("x509 -in {certificate} -noout -subject"))?;
        assert_eq!(subject.trim(), format!("subject=CN = {id}"));
        let key = format!("private/devices/{id}.key.pem");
        folder.openssl(&format!("pkcs8 -in {key} -passin file:passphrase -out opened.key"))?;
        folder.belongs("opened.key", &certificate)?;
    }
    browser.close().await
}

/// Writes a CA with OpenSSL, and its key in a form.
fn ca(folder: &Folder, kind: &str, form: &str) -> Result<(), TestError> {
    let key = if kind == "EC" {
        "EC -pkeyopt ec_paramgen_curve:P-384"
    } else {
        "RSA -pkeyopt rsa_keygen_bits:2048"
    };
    folder.openssl(&format!("genpkey -algorithm {key} -out made.key"))?;
    folder.openssl("req -x509 -new -key made.key -subj /CN=Contoso -days 100 -out ca.pem")?;
    let write = match (form, kind) {
        ("PKCS#8", _) => "pkcs8 -topk8 -nocrypt",
        ("encrypted", _) => "pkcs8 -topk8 -v2 aes256 -passout file:passphrase",
        (_, "EC") => "ec",
        _ => "rsa -traditional",
    };
    folder.openssl(&format!("{write} -in made.key -out ca.key"))?;
    Ok(())
}

#[tokio::test]
async fn ones_own_ca_issues_whatever_form_its_key_has() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = bench(&site, "make").await?;
    let folder = Folder::new()?;
    fs::write(folder.path("passphrase"), "open sesame")?;
    for (kind, form) in [
        ("EC", "PKCS#8"),
        ("EC", "SEC1"),
        ("RSA", "PKCS#1"),
        ("RSA", "PKCS#8"),
        ("EC", "encrypted"),
        ("RSA", "encrypted"),
    ] {
        ca(&folder, kind, form)?;
        browser.reload().await?;
        let files: [&Path; 2] = [&folder.path("ca.pem"), &folder.path("ca.key")];
        browser.choose_files("#own-file", &files).await?;
        if form == "encrypted" {
            browser.see("#own-has", "1 certificate; the key is here.").await?;
            browser.fill("#own-passphrase", "open sesam").await?;
            browser.press("Unlock").await?;
            browser.see("#own-passphrase-error", "not the one of this key").await?;
            assert_eq!(browser.value("#own-passphrase").await?, "open sesam");
            assert_eq!(focus(&browser).await?, "own-passphrase");
            browser.is_accessible("a wrong passphrase").await?;
            browser.type_text("e").await?;
            browser.press("Unlock").await?;
        }
        browser.see("#made ~ .chain", "your own").await?;
        browser.see_no_more("#made ~ .chain", "PKCS#12").await?;
        browser.choose("#role", "3").await?;
        browser.press("Make the certificate").await?;
        browser.see("#made-count", "2 certificates").await?;
        browser.press("Certificate of my-device").await?;
        fs::write(folder.path("leaf.pem"), browser.saved("new-device.cert.pem").await?)?;
        folder
            .openssl("verify -purpose sslclient -CAfile ca.pem leaf.pem")
            .map_err(|error| format!("{kind} {form}: {error}"))?;
    }
    ca(&folder, "EC", "PKCS#8")?;
    let stranger = folder.path("stranger.key");
    fs::rename(folder.path("ca.key"), &stranger)?;
    ca(&folder, "EC", "PKCS#8")?;
    browser.choose_files("#own-file", &[&folder.path("ca.pem"), &stranger]).await?;
    browser.see("main", "The key belongs to none of these certificates.").await?;
    browser.choose_files("#own-file", &[&folder.path("ca.key")]).await?;
    browser.see("#made-count", "3 certificates").await?;
    browser.close().await
}

#[tokio::test]
async fn possession_of_a_key_is_proved() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = bench(&site, "prove").await?;
    browser.see("main", "No CA with its key is here.").await?;
    browser.is_accessible("nothing to prove").await?;
    browser.press("Make certificates").await?;
    browser.press("Make a test chain").await?;
    browser.see("#made-count", "3 certificates").await?;
    browser.press("Certificate of Test intermediate CA").await?;
    let folder = Folder::new()?;
    let ca = browser.saved("azure-iot-test-only.intermediate.cert.pem").await?;
    fs::write(folder.path("ca.pem"), ca)?;
    browser.press("Prove possession").await?;
    browser.choose("#proved-ca", "1").await?;
    browser.fill("#code", &"A".repeat(65)).await?;
    browser.press("Make the verification certificate").await?;
    browser.see("#code-error", "65 characters").await?;
    assert_eq!(focus(&browser).await?, "code");
    browser.is_accessible("a code that is too long").await?;
    browser.fill("#code", &format!(" {} {} ", &CODE[..20], &CODE[20..])).await?;
    browser.press("Make the verification certificate").await?;
    browser.see("#proof", "signed by Test intermediate CA").await?;
    browser.press("Save verification-code.cert.pem").await?;
    fs::write(folder.path("proof.pem"), browser.saved("verification-code.cert.pem").await?)?;
    folder.openssl("verify -partial_chain -trusted ca.pem proof.pem")?;
    assert_eq!(folder.openssl("x509 -in proof.pem -noout -subject")?.trim(), format!("subject=CN = {CODE}"));
    browser.fill("#az-dps", "contoso").await?;
    browser.fill("#az-group", "line 3").await?;
    browser.fill("#az-certificate", "factory-7").await?;
    let names = "--dps-name 'contoso' --resource-group 'line 3' --certificate-name 'factory-7'";
    for command in [
        format!("az iot dps certificate create {names} --path azure-iot-test-only.intermediate.cert.pem"),
        format!(
            "az iot dps certificate generate-verification-code {names} --etag \"$(az iot dps certificate show {names} \
             --query etag --output tsv)\""
        ),
        format!("az iot dps certificate verify {names} --path verification-code.cert.pem --etag"),
    ] {
        browser.see("#commands", &command).await?;
    }
    browser.is_accessible("a proof").await?;
    browser.close().await
}

#[tokio::test]
async fn a_made_ca_becomes_the_certificate_of_a_group() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = bench(&site, "make?sandbox").await?;
    browser.press("Make a test chain").await?;
    browser.see("#made-count", "3 certificates").await?;
    browser.press("Check its chain of Test intermediate CA").await?;
    browser.see("#summary", "1 chain: 1 accepted.").await?;
    browser.press("Make certificates").await?;
    browser.press("Use in an enrollment group of Test intermediate CA").await?;
    browser.see("main", "Test intermediate CA").await?;
    browser.press("Create group").await?;
    browser.see("#announcement", "created").await?;
    browser.press("Groups").await?;
    browser.see(".table", "test-intermediate-ca").await?;
    browser.close().await
}
