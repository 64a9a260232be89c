//! Every page in every state that is worth measuring, and how to get there. The way goes by what is the same in every language.

use crate::{
    Site,
    browser::{Browser, TestError},
};

/// A page in a state.
#[derive(Debug)]
pub struct Stop {
    /// What a failure calls it.
    pub name: &'static str,
    address: &'static str,
    way: &'static [Step],
}

/// What is done to get there.
#[derive(Debug)]
enum Step {
    /// Waits for an element.
    Await(&'static str),
    /// Presses an element.
    Press(&'static str),
    /// Types into a field.
    Fill(&'static str, &'static str),
    /// Chooses a value of a list.
    Choose(&'static str, &'static str),
    /// Types a character where the focus is.
    Type(&'static str),
    /// Drops a fixture.
    Drop(&'static str),
    /// Unfolds all that is folded.
    Unfold,
    /// Connects with a policy that the DPS does not have.
    ConnectInVain,
}

use Step::{Await, Choose, ConnectInVain, Drop, Fill, Press, Type, Unfold};

const fn stop(name: &'static str, address: &'static str, way: &'static [Step]) -> Stop {
    Stop { name, address, way }
}

/// Of a DPS that nobody calls.
const CONNECTION: &str = "HostName=lyon.azure-devices-provisioning.net;SharedAccessKeyName=reader;\
    SharedAccessKey=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

/// As long as an ID may be, and nowhere to be broken.
const LONG: &str = concat!(
    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
);

/// All of them. The last leave something in the browser.
pub const STOPS: [Stop; 41] = [
    stop("the start page", "#/", &[Unfold]),
    stop(
        "errors of the first steps",
        "#/",
        &[
            Press("details:has(#proxy) > summary"),
            Fill("#connection-string", "HostName=x"),
            Fill("#proxy", "http://proxy.example/"),
            Await("#proxy-error span"),
            Press("[aria-labelledby=step-group] [type=submit]"),
            Await("#group-id-error span"),
        ],
    ),
    stop(
        "a link that proposes",
        "#/?proxy=https%3A%2F%2Fproxy.example%2F%7Burl%7D&dps=lyon.azure-devices-provisioning.net",
        &[Await("#proposal button")],
    ),
    stop("a refused connection", "#/", &[ConnectInVain, Await("#list-progress .notice")]),
    stop(
        "a checked proxy",
        "#/",
        &[
            Press("details:has(#proxy) > summary"),
            Fill("#proxy", "http://127.0.0.1:9/"),
            Fill("#connection-string", CONNECTION),
            Press("#check-proxy"),
            Await("#proxy-findings .finding"),
        ],
    ),
    stop("the sandbox", "#/?sandbox", &[Await(".table"), Unfold]),
    stop(
        "a new group of a long name",
        "#/?sandbox",
        &[
            Await(".table"),
            Drop("root.pem"),
            Fill("#group-id", LONG),
            Press("[aria-labelledby=step-group] [type=submit]"),
            Await("#create-outcome .notice"),
        ],
    ),
    stop(
        "a group of a long name",
        "#/?sandbox",
        &[
            Await(".table"),
            Drop("root.pem"),
            Fill("#group-id", LONG),
            Press("[aria-labelledby=step-group] [type=submit]"),
            Press(".table a[href*=wwwwww]"),
            Await("#json"),
            Unfold,
        ],
    ),
    stop(
        "a new group with a function and certificates of Azure's",
        "#/?sandbox",
        &[
            Await(".table"),
            Press("details:has(#api-version) > summary"),
            Choose("#api-version", "2026-11-01"),
            Drop("root.pem"),
            Unfold,
            Choose("#allocation", "custom"),
            Await("#webhook-version"),
            Await("#policy-name"),
        ],
    ),
    stop(
        "dropped files",
        "#/?sandbox",
        &[Await(".table"), Drop("chain.pem"), Drop("pkcs8-key.pem"), Await("#file-problems .notice"), Unfold],
    ),
    stop(
        "nothing that fits",
        "#/?sandbox",
        &[Fill("#filter", "nothing fits this"), Await(".groups .empty button")],
    ),
    stop("selected rows", "#/?sandbox", &[Press("thead [type=checkbox]"), Await(".selection button")]),
    stop(
        "the question before many are deleted",
        "#/?sandbox",
        &[
            Press("thead [type=checkbox]"),
            Press(".selection .button-bad"),
            Await("#run[open] #confirm-number"),
        ],
    ),
    stop("a group", "#/groups/lyon-line-3?sandbox", &[Await("#json"), Unfold]),
    stop("a group that is not there", "#/groups/nowhere?sandbox", &[Await("#group-progress .notice")]),
    stop("an address of no page", "#/nowhere", &[]),
    stop("a group without connection", "#/groups/lyon-line-3", &[Await("#group-progress .notice")]),
    stop(
        "a change with an error",
        "#/groups/lyon-line-3?sandbox",
        &[Await("#json"), Type("e"), Fill("#edit-twin", "{"), Await("#edit-twin-error span"), Unfold],
    ),
    stop(
        "a rollover",
        "#/groups/seattle-pilot?sandbox",
        &[Await("#json"), Press("#rollover > summary"), Press(".rollover .button"), Await(".edit"), Unfold],
    ),
    stop(
        "a device to keep out",
        "#/groups/lyon-line-3?sandbox",
        &[
            Await("#json"),
            Press(".group-head .button:nth-of-type(3)"),
            Await("#edit-enabled:not(:checked)"),
            Unfold,
        ],
    ),
    stop(
        "the keys of a group's devices",
        "#/groups/legacy-meters?sandbox",
        &[
            Await("#json"),
            Press(".card:has(#copy-keys) .button"),
            Fill("#device-ids", "meter-1\nmeter-2"),
            Await("#device-keys li"),
        ],
    ),
    stop(
        "the question before a delete",
        "#/groups/lyon-line-3?sandbox",
        &[Await("#json"), Press(".group-head .button-bad"), Await("#delete[open] #confirm-id"), Unfold],
    ),
    stop("registration records", "#/groups/lyon-line-3/registrations?sandbox", &[Await(".table"), Unfold]),
    stop("the individual enrollments", "#/enrollments?sandbox", &[Await(".table"), Unfold]),
    stop(
        "a new individual enrollment with an error",
        "#/enrollments?sandbox",
        &[
            Await(".table"),
            Type("n"),
            Press(".edit [type=submit]"),
            Await("#edit-registration-id-error span"),
            Unfold,
        ],
    ),
    stop("an individual enrollment", "#/enrollments/lyon-gateway-01?sandbox", &[Await("#json"), Unfold]),
    stop("making certificates", "#/workshop/make", &[Await("#made"), Unfold]),
    stop(
        "a made chain, saved without a passphrase",
        "#/workshop/make",
        &[
            Press(".aside .button"),
            Await("#made-count + .chain"),
            Press("[aria-labelledby=saving] [type=submit]"),
            Await("#passphrase-error span"),
            Unfold,
        ],
    ),
    stop("nothing to prove", "#/workshop/prove", &[Await(".benches")]),
    stop(
        "a code that is too long",
        "#/workshop/make",
        &[
            Press(".aside .button"),
            Await("#made-count + .chain"),
            Press(".benches [href*=prove]"),
            Fill("#code", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            Press("form:has(#code) [type=submit]"),
            Await("#code-error span"),
        ],
    ),
    stop("nothing to check", "#/workshop/check", &[Await("#choose-files")]),
    stop("a checked chain", "#/workshop/check", &[Press("main .button-sandbox"), Await(".timeline"), Unfold]),
    stop("no device to admit", "#/workshop/admit", &[Await("#loading")]),
    stop(
        "an admitted device",
        "#/workshop/admit?sandbox",
        &[Press("[aria-labelledby=device] .button-sandbox"), Await("#outcome .notice"), Unfold],
    ),
    stop("no activity", "#/", &[Type("a"), Await("#activity[open]")]),
    stop(
        "activity",
        "#/groups/lyon-line-3?sandbox",
        &[Await("#json"), Type("a"), Press(".call-line"), Await("#activity[open] .call-detail"), Unfold],
    ),
    stop("the keys", "#/", &[Type("?"), Await("#keys-sheet[open]")]),
    stop(
        "an error of the vault",
        "#/",
        &[
            Press("#vault-fold > summary"),
            Fill("#vault-new", "short"),
            Press("form:has(#vault-new) [type=submit]"),
            Await("#vault-new-error span"),
        ],
    ),
    stop(
        "the question before the vault is forgotten",
        "#/",
        &[
            Press("#vault-fold > summary"),
            Fill("#vault-new", "correct horse battery staple"),
            Fill("#vault-again", "correct horse battery staple"),
            Press("form:has(#vault-new) [type=submit]"),
            Press("#vault-file + button"),
            Await("#vault-question[open]"),
        ],
    ),
    stop(
        "a locked vault",
        "#/",
        &[Await("#vault-passphrase"), Press("#vault-fold > summary"), Await("#vault-file")],
    ),
    stop(
        "an open vault",
        "#/",
        &[
            Fill("#vault-passphrase", "correct horse battery staple"),
            Press("#vault-unlock [type=submit]"),
            Await("#vault > .actions > [type=button]"),
            Unfold,
        ],
    ),
];

impl Browser {
    /// Loads the page anew and brings it into a state.
    ///
    /// # Errors
    /// Where the way is barred.
    pub async fn stand(&self, site: &Site, stop: &Stop) -> Result<(), TestError> {
        // Another query, so that the browser loads the page and does not only follow the fragment.
        let number = STOPS.iter().position(|other| other.name == stop.name).unwrap_or_default();
        self.go(&format!("{}?{number}{}", site.page(), stop.address)).await?;
        self.element("main h1").await?;
        for step in stop.way {
            self.step(site, step).await.map_err(|error| format!("{}: {error}", stop.name))?;
        }
        Ok(())
    }

    async fn step(&self, site: &Site, step: &Step) -> Result<(), TestError> {
        // From when to when the page answers to a person. Some of this is done by scripts, which the browser does not take for one.
        if !matches!(step, Await(_)) {
            self.evaluate("(window.acted ??= []).push([performance.now(), performance.now() + 500])").await?;
        }
        match *step {
            Await(css) => {
                self.see(css, "").await?;
                // What was waited for has just come, however long it took.
                self.evaluate("window.acted?.push([performance.now() - 500, performance.now() + 500])")
                    .await?;
            }
            Press(css) => {
                let element = self.element(css).await?;
                self.click(&element).await?;
            }
            Fill(css, text) => self.fill(css, text).await?,
            Choose(css, value) => self.choose(css, value).await?,
            Type(text) => self.type_text(text).await?,
            Drop(name) => self.drop_file(name, &crate::fixture(name)?).await?,
            Unfold => {
                let script = "const around = document.querySelector('dialog[open]') ?? document;
                    const folded = [...around.querySelectorAll('details:not([open], [hidden])')];
                    folded.forEach(one => one.querySelector('summary').click());
                    return folded.length;";
                // What is unfolded may hold what is folded.
                while self.evaluate(script).await? != 0 {}
            }
            ConnectInVain => {
                let connection = site.connection_string().replace("provisioningserviceowner", "nobody");
                let summary = self.element("details:has(#proxy) > summary").await?;
                self.click(&summary).await?;
                self.fill("#proxy", &site.proxy()).await?;
                self.fill("#connection-string", &connection).await?;
                let connect = self.element("[aria-labelledby=step-connect] [type=submit]").await?;
                self.click(&connect).await?;
            }
        }
        Ok(())
    }
}
