//! nginx with `proxy/nginx/default.conf.template`, as its official image would run it: the template is filled in with
//! environment variables and included by the image's `nginx.conf`, of which the essentials stand here.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    engine::{Door, Engine, EngineError, Feature, Running, Settings},
    ground::{Ground, mount},
};

const TEMPLATE: &str = include_str!("../../../nginx/default.conf.template");
const PORT: u16 = 8443;
/// Where the template has its logs, as the image does.
const LOGS: &str = "/var/log/nginx";

/// What the image's `nginx.conf` says, and where this run may write. The last `user` would be `nginx`, who is nobody here.
const MAIN: &str = "
user root;
daemon off;
worker_processes 2;
error_log output-nginx.log notice;
pid nginx.pid;
events { worker_connections 1024; }
http {
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    default_type application/octet-stream;
    access_log off;
    sendfile on;
    keepalive_timeout 65;
    include conf.d/*.conf;
}
";

/// nginx.
#[derive(Debug)]
pub struct Nginx;

impl Engine for Nginx {
    fn name(&self) -> &'static str {
        "nginx"
    }

    fn missing(&self) -> Option<String> {
        let tried = program().arg("-v").stderr(Stdio::null()).status();
        tried.is_err().then(|| "nginx is not installed; on Debian: apt-get install nginx".to_owned())
    }

    fn lacks(&self) -> &'static [Feature] {
        // There are no directives for the second and third. Headers of one name are joined since 1.23 only.
        &[Feature::OwnPage, Feature::AnswerHeaderList, Feature::StatusLine, Feature::SecondOrigin]
    }

    fn logs(&self) -> Option<&'static str> {
        Some("GET fabrikam.azure-devices-provisioning.net 200")
    }

    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
        let folder = &ground.folder;
        for name in ["conf.d", "logs"] {
            fs::create_dir_all(folder.join(name))?;
        }
        let timeout = format!("{}s", settings.timeout);
        let variables = [
            ("RATE_PER_MINUTE", settings.per_minute.to_string()),
            ("UPSTREAM_TIMEOUT", timeout),
            ("LISTEN", PORT.to_string()),
            ("CERTIFICATE", ground.certificate_file.display().to_string()),
            ("CERTIFICATE_KEY", ground.key_file.display().to_string()),
            ("NGINX_LOCAL_RESOLVERS", "127.0.0.1".to_owned()),
        ];
        // `envsubst`, as the image calls it: variables that are set, and nothing else.
        let filled = variables
            .iter()
            .chain(&settings.lists())
            .fold(TEMPLATE.to_owned(), |text, (name, value)| text.replace(&format!("${{{name}}}"), value));
        fs::write(folder.join("conf.d").join("default.conf"), filled)?;
        fs::write(folder.join("nginx.conf"), MAIN)?;
        mount(&folder.join("logs"), Path::new(LOGS)).map_err(std::io::Error::other)?;
        let mut command = program();
        command.arg("-p").arg(folder).args(["-c", "nginx.conf", "-e", "output-nginx.log"]);
        let door = Door { authority: format!("localhost:{PORT}"), tls: true, ..Door::at(PORT) };
        Running::start(&mut command, door, ground)
    }
}

/// Debian has it where only the PATH of root leads to.
fn program() -> Command {
    let usual = Path::new("/usr/sbin/nginx");
    if usual.is_file() { Command::new(usual) } else { Command::new("nginx") }
}
