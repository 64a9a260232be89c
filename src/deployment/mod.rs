//! `config.json` beside the page: what whoever hosts it presets for everybody who opens it. Reading the file is the
//! browser's affair; what it may hold is decided here. It is public, so a key in it is refused, loudly.
//!
//! ```json
//! {
//!   "proxy": "https://proxy.example/{host}{path}",
//!   "instances": [{ "name": "Lyon", "host": "lyon.azure-devices-provisioning.net" }],
//!   "policy": "enroller",
//!   "locale": "en"
//! }
//! ```

use serde_json::{Map, Value};

use crate::{
    activity::holds_secret,
    connection::{HostName, HostNameError},
    json,
    proxy::{Template, TemplateError},
    text::Locale,
};

/// What is preset. The default presets nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deployment {
    /// The proxy template of a first visit, as it stands in the file; usable.
    pub proxy: String,
    /// The DPS instances to choose from.
    pub instances: Vec<Instance>,
    /// The policy whose key is asked for.
    pub policy: Option<String>,
    /// The language of a first visit.
    pub locale: Option<Locale>,
}

/// A DPS under the name that a team has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// What the team calls it.
    pub name: String,
    /// Its service host.
    pub host: HostName,
}

/// Why a `config.json` is not used. Nothing of it is then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeploymentError {
    /// It holds a key, a token or a connection string. What it is, is not repeated.
    Secret,
    /// It may be there, but could not be read.
    Unread {
        /// The status of the answer; `None` where there was none.
        status: Option<u16>,
    },
    /// No JSON object; where, from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A name that has no meaning here.
    Unknown {
        /// The name.
        name: String,
    },
    /// A value of another type, or an empty one.
    Kind {
        /// The name.
        name: &'static str,
    },
    /// An instance without a name and a host, or with more than these.
    Instance {
        /// Which, from 1.
        number: usize,
    },
    /// Two instances of one name.
    SameName {
        /// The name.
        name: String,
    },
    /// The proxy is no usable template.
    Proxy(TemplateError),
    /// The host of an instance is none.
    Host {
        /// The instance's name.
        name: String,
        /// Why.
        error: HostNameError,
    },
    /// A language that the page does not speak.
    Locale {
        /// Its tag.
        tag: String,
    },
}

impl Deployment {
    /// Reads the file.
    ///
    /// # Errors
    /// Says what is wrong with it, the secret first.
    pub fn parse(text: &str) -> Result<Self, DeploymentError> {
        if holds_secret(text) {
            return Err(DeploymentError::Secret);
        }
        let fields = json::read_object(text)
            .map_err(|misread| DeploymentError::NotJson { line: misread.line, column: misread.column })?;
        let mut deployment = Self::default();
        for (name, value) in &fields {
            match name.as_str() {
                "proxy" => deployment.proxy = proxy(value)?,
                "instances" => deployment.instances = instances(value)?,
                "policy" => deployment.policy = Some(filled(value, "policy")?.to_owned()),
                "locale" => deployment.locale = Some(locale(filled(value, "locale")?)?),
                _ => return Err(DeploymentError::Unknown { name: name.clone() }),
            }
        }
        Ok(deployment)
    }
}

/// A text that is not empty.
fn filled<'a>(value: &'a Value, name: &'static str) -> Result<&'a str, DeploymentError> {
    let text = value.as_str().filter(|text| !text.trim().is_empty());
    text.ok_or(DeploymentError::Kind { name })
}

/// An empty proxy is none: the page then calls the DPS itself.
fn proxy(value: &Value) -> Result<String, DeploymentError> {
    let text = value.as_str().ok_or(DeploymentError::Kind { name: "proxy" })?;
    Template::parse(text).map_err(DeploymentError::Proxy)?;
    Ok(text.to_owned())
}

fn locale(tag: &str) -> Result<Locale, DeploymentError> {
    Locale::from_tag(tag).ok_or_else(|| DeploymentError::Locale { tag: tag.to_owned() })
}

fn instances(value: &Value) -> Result<Vec<Instance>, DeploymentError> {
    let listed = value.as_array().ok_or(DeploymentError::Kind { name: "instances" })?;
    let mut instances: Vec<Instance> = Vec::new();
    for (index, value) in listed.iter().enumerate() {
        let unclear = DeploymentError::Instance { number: index + 1 };
        let instance = value.as_object().and_then(instance).ok_or(unclear)?;
        let (name, host) = instance;
        if instances.iter().any(|known| known.name == name) {
            return Err(DeploymentError::SameName { name: name.to_owned() });
        }
        let host =
            HostName::parse(host).map_err(|error| DeploymentError::Host { name: name.to_owned(), error })?;
        instances.push(Instance { name: name.to_owned(), host });
    }
    Ok(instances)
}

/// Its name and its host, and nothing else.
fn instance(fields: &Map<String, Value>) -> Option<(&str, &str)> {
    let text = |name| fields.get(name)?.as_str().filter(|text| !text.trim().is_empty());
    Some((text("name")?, text("host")?)).filter(|_| fields.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::{Deployment, DeploymentError as Error, Instance};
    use crate::{connection::HostName, proxy::TemplateError, text::Locale};

    const KEY: &str = "mFDyb3zDOgZYLqMfDmSK4Qzo0a+EqCSbjOBYMuXCpDY=";

    #[test]
    fn reads_what_is_documented() {
        let text = r#"{
            "proxy": "https://proxy.example/{host}{path}",
            "instances": [
                {"name": "Lyon", "host": "lyon.azure-devices-provisioning.net"},
                {"name": "Emulator", "host": "localhost:8081"}
            ],
            "policy": "enroller",
            "locale": "en-GB"
        }"#;
        let instance =
            |name: &str, host| Instance { name: name.to_owned(), host: HostName::parse(host).unwrap() };
        let expected = Deployment {
            proxy: "https://proxy.example/{host}{path}".to_owned(),
            instances: vec![
                instance("Lyon", "lyon.azure-devices-provisioning.net"),
                instance("Emulator", "localhost:8081"),
            ],
            policy: Some("enroller".to_owned()),
            locale: Some(Locale::English),
        };
        assert_eq!(Deployment::parse(text), Ok(expected));
        assert_eq!(Deployment::parse("{}"), Ok(Deployment::default()));
        assert_eq!(Deployment::parse("{\"proxy\": \"\"}"), Ok(Deployment::default()));
    }

    #[test]
    fn says_what_is_wrong() {
        let table: [(&str, Error); 17] = [
            ("", Error::NotJson { line: 1, column: 0 }),
            ("[]", Error::NotJson { line: 1, column: 1 }),
            ("{\n  \"proxy\": ,}", Error::NotJson { line: 2, column: 12 }),
            (r#"{"proxi": "x"}"#, Error::Unknown { name: "proxi".to_owned() }),
            (r#"{"proxy": 1}"#, Error::Kind { name: "proxy" }),
            (r#"{"proxy": "here"}"#, Error::Proxy(TemplateError::NotAnAddress)),
            (r#"{"policy": ""}"#, Error::Kind { name: "policy" }),
            (r#"{"policy": null}"#, Error::Kind { name: "policy" }),
            (r#"{"locale": "tlh"}"#, Error::Locale { tag: "tlh".to_owned() }),
            (r#"{"instances": {}}"#, Error::Kind { name: "instances" }),
            (r#"{"instances": ["lyon"]}"#, Error::Instance { number: 1 }),
            (r#"{"instances": [{"name": "Lyon"}]}"#, Error::Instance { number: 1 }),
            (r#"{"instances": [{"name": " ", "host": "a.b"}]}"#, Error::Instance { number: 1 }),
            (r#"{"instances": [{"name": "L", "host": "a.b", "x": 1}]}"#, Error::Instance { number: 1 }),
            (
                r#"{"instances": [{"name": "L", "host": "a.b"}, {"name": "L", "host": "c.d"}]}"#,
                Error::SameName { name: "L".to_owned() },
            ),
            (
                r#"{"instances": [{"name": "L", "host": "https://a.b/"}]}"#,
                Error::Host {
                    name: "L".to_owned(),
                    error: crate::connection::HostNameError::IsUrl { host: "a.b".to_owned() },
                },
            ),
            (r#"{"instances": [{"name": "L", "host": "a.b"}], "locale": 1}"#, Error::Kind { name: "locale" }),
        ];
        for (text, error) in table {
            assert_eq!(Deployment::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_secret_is_refused_wherever_it_stands_and_never_repeated() {
        let whole = format!(
            "HostName=lyon.azure-devices-provisioning.net;SharedAccessKeyName=enroller;SharedAccessKey={KEY}"
        );
        for text in [
            format!(r#"{{"connectionString": "{whole}"}}"#),
            format!(r#"{{"proxy": "{whole}"}}"#),
            format!(r#"{{"policy": "{KEY}"}}"#),
            format!(r#"{{"instances": [{{"name": "Lyon", "host": "lyon.example", "key": "{KEY}"}}]}}"#),
            format!(r#"{{"instances": [{{"name": "Lyon", "host": "{whole}"}}]}}"#),
            r#"{"sharedAccessKey": "short"}"#.to_owned(),
            r#"{"token": "SharedAccessSignature sr=a&sig=b%3D&se=1&skn=c"}"#.to_owned(),
            // Even where it is no JSON.
            whole.clone(),
            format!("{{\"proxy\": \"{whole}"),
        ] {
            let error = Deployment::parse(&text).unwrap_err();
            assert_eq!(error, Error::Secret, "{text}");
            assert!(!error.to_string().contains("mFDy"), "{error}");
        }
    }
}
