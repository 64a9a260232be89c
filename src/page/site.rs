//! Where the page stands and what it is: its build, its address, and a newer build that is ready.

/// What is known of it: read at the start, but for the newer build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The build.
    pub build: Build,
    /// The host and the path of its address.
    pub address: (String, String),
    /// Whether a newer build is in this browser and waits to be taken.
    pub is_update_ready: bool,
}

/// What a build writes into the page of itself; empty where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// The commit it was made from, with a `+` behind it where files were changed since.
    pub commit: String,
    /// The address of the wasm file.
    pub wasm: String,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

/// Hosts that give each project of an account a folder, and so all of them one origin.
const SHARING: [&str; 3] = [".github.io", ".gitlab.io", ".codeberg.page"];

impl Site {
    /// The page's host, where pages of other projects share it: pages of one origin can change each other, and what each of
    /// them keeps.
    pub fn shared_host(&self) -> Option<&str> {
        let (host, path) = &self.address;
        let is_shared = SHARING.iter().any(|end| host.ends_with(end)) && path.matches('/').count() > 1;
        is_shared.then_some(host)
    }

    /// The commands that tell whether the wasm file is the one of a release, and what built it.
    pub fn verification(&self) -> String {
        let Build { wasm, .. } = &self.build;
        let file = wasm.rsplit('/').next().unwrap_or_default();
        let (host, path) = &self.address;
        // Where the address tells the repository.
        let owner = host.strip_suffix(".github.io").unwrap_or("OWNER");
        let repository = match path.strip_prefix('/').and_then(|path| path.split_once('/')) {
            _ if owner == "OWNER" => "REPOSITORY",
            Some((folder, _)) => folder,
            // The page of the account itself.
            None => host,
        };
        let repository = format!("{owner}/{repository}");
        [
            "curl -sO ",
            wasm,
            "\nsha256sum ",
            file,
            "\ngh attestation verify ",
            file,
            " --repo ",
            &repository,
            " --signer-workflow ",
            &repository,
            "/.github/workflows/release.yml",
        ]
        .concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{Build, Site};

    fn at(host: &str, path: &str) -> Site {
        let wasm = format!("https://{host}{path}x-1.wasm.bin");
        Site {
            build: Build { wasm, ..Build::default() },
            address: (host.into(), path.into()),
            ..Site::default()
        }
    }

    #[test]
    fn projects_of_one_account_share_an_origin() {
        assert_eq!(at("me.github.io", "/dps/").shared_host(), Some("me.github.io"));
        assert_eq!(at("me.gitlab.io", "/group/dps/index.html").shared_host(), Some("me.gitlab.io"));
        for (host, path) in [("me.github.io", "/"), ("dps.example", "/dps/"), ("github.io.example", "/dps/")]
        {
            assert_eq!(at(host, path).shared_host(), None, "{host}{path}");
        }
    }

    #[test]
    fn the_verification_names_file_and_repository() {
        assert_eq!(
            at("me.github.io", "/dps/").verification(),
            "curl -sO https://me.github.io/dps/x-1.wasm.bin\nsha256sum x-1.wasm.bin\n\
             gh attestation verify x-1.wasm.bin --repo me/dps \
             --signer-workflow me/dps/.github/workflows/release.yml"
        );
        for (host, path, repository) in [
            ("me.github.io", "/dps/index.html", "me/dps"),
            ("me.github.io", "/", "me/me.github.io"),
            ("me.github.io", "/index.html", "me/me.github.io"),
            ("dps.example", "/a/", "OWNER/REPOSITORY"),
        ] {
            let said = at(host, path).verification();
            assert!(said.contains(&format!(" --repo {repository} ")), "{host}{path}: {said}");
        }
    }
}
