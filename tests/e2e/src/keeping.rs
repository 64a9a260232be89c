//! What the browser keeps of a page: storage of every kind, cookies, caches, the history. No secret may be in it.

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{certificate::hex, percent};
use serde_json::{Value, json};

use crate::{Browser, TestError};

/// What no storage has, whatever the secret is.
const SIGNS: [&str; 4] = ["SharedAccessKey=", "SharedAccessSignature", "sig=", "PRIVATE KEY"];

/// Less would be found by chance.
const SHORTEST: usize = 8;

/// Looks through all that is kept for spellings of secrets, and through what the page itself wrote for signs of any.
const LOOK: &str = "const [spellings, signs, done] = arguments;
    const found = [];
    const look = (where, value, sought) => {
      const text = (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';
      if (sought.some(one => text.includes(one))) found.push(where);
    };
    const all = [...spellings, ...signs];
    const result = request => new Promise((ok, fail) => {
      request.onsuccess = () => ok(request.result);
      request.onerror = request.onblocked = () => fail(request.error);
    });
    const hash = async bytes => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
    const databases = async () => {
      for (const { name } of await indexedDB.databases()) {
        const database = await result(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const records = database.transaction(store).objectStore(store);
          look('IndexedDB ' + name, [await result(records.getAllKeys()), await result(records.getAll())], all);
        }
        database.close();
      }
    };
    const cached = async () => {
      if (!globalThis.caches) return;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          look('cache ' + request.url, [request.url, [...request.headers], [...answer.headers]], all);
          const body = await answer.arrayBuffer();
          // The page's code as it was built has the keys of the sandbox, which are no secrets.
          if (await hash(body) === document.querySelector('meta[name=app]')?.dataset.unpacked) continue;
          look('cache ' + request.url, new TextDecoder().decode(body), spellings);
        }
      }
    };
    (async () => {
      // A page of the browser's own, and one that was never there, keep nothing.
      if (!location.protocol.startsWith('http')) return;
      for (const [name, value] of Object.entries(localStorage)) look('localStorage ' + name, name + ' ' + value, all);
      for (const [name, value] of Object.entries(sessionStorage)) look('sessionStorage ' + name, name + ' ' + value, all);
      look('cookies', document.cookie, all);
      look('the address', location.href, all);
      look('the address', decodeURIComponent(location.href), all);
      look('the state of the history', history.state, all);
      for (const entry of navigation.entries()) look('the history', [entry.url, entry.getState()], all);
      for (const entry of performance.getEntries()) look('the timings', entry.name, all);
      look('the name of the window', window.name, all);
      look('the title', document.title, all);
      await databases();
      await cached();
    })().then(() => done(found), error => done(['not looked through: ' + error]));";

/// Finds the answer with the page's unpacked module, where it is kept.
const MODULE: &str = "const done = arguments[0];
    const module = () => caches.match(document.querySelector('meta[name=app]').dataset.wasm, {
      cacheName: `dps-enroll ${new URL('.', document.baseURI)} module`,
    });";

impl Browser {
    /// Says that something is a secret: nothing may keep it, by the time the window is closed. What is typed into masked fields, or
    /// read from them, is one by itself, as are keys in saved files.
    pub fn has_secret(&self, secret: &str) {
        let mut secrets = self.secrets();
        if secret.len() >= SHORTEST && !secrets.iter().any(|known| known == secret) {
            secrets.push(secret.to_owned());
        }
        // Of a connection string, its key alone is one.
        for part in secret.split(';') {
            if let Some((name, key)) = part.split_once('=')
                && name.trim().eq_ignore_ascii_case("SharedAccessKey")
                && key.len() >= SHORTEST
            {
                secrets.push(key.to_owned());
            }
        }
    }

    /// The keys in a file are secrets.
    pub(crate) fn has_keys(&self, file: &[u8]) {
        let text = String::from_utf8_lossy(file);
        for begin in [
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----",
        ] {
            for key in text.split(begin).skip(1) {
                for line in
                    key.lines().take_while(|line| !line.starts_with("-----")).filter(|line| line.len() > 40)
                {
                    self.has_secret(line);
                }
            }
        }
    }

    /// Waits until the browser keeps the page's unpacked module, which is the last thing.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn module_is_kept(&self) -> Result<(), TestError> {
        let wait = "(async () => {
              while (!(await module())) await new Promise(requestAnimationFrame);
              done();
            })();";
        self.evaluate_async(&[MODULE, wait].concat()).await?;
        Ok(())
    }

    /// The page's unpacked module, as the browser keeps it.
    ///
    /// # Errors
    /// Where it keeps none; those of the driver.
    pub async fn kept_module(&self) -> Result<Vec<u8>, TestError> {
        self.module_is_kept().await?;
        let read = "(async () => {
              const reader = new FileReader();
              reader.onload = () => done(reader.result.split(',')[1]);
              reader.readAsDataURL(await (await module()).blob());
            })();";
        let module = self.evaluate_async(&[MODULE, read].concat()).await?;
        Ok(STANDARD.decode(module.as_str().ok_or("no module is kept")?)?)
    }

    /// Where the browser keeps a secret; nowhere is as it should be.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn kept_secrets(&self) -> Result<Vec<String>, TestError> {
        let spellings: Vec<_> = self.secrets().iter().flat_map(|secret| spellings(secret)).collect();
        let found = self.client.execute_async(LOOK, vec![json!(spellings), json!(SIGNS)]).await?;
        let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(found.map(str::to_owned).collect())
    }
}

/// A secret in plain, as base64, as part of an address and in hexadecimal digits; and what it is in base64 of, likewise.
fn spellings(secret: &str) -> Vec<String> {
    let of = |bytes: &[u8]| {
        let hex = hex(bytes);
        [STANDARD.encode(bytes), hex.to_uppercase(), hex.to_lowercase()]
    };
    let mut spelt = vec![secret.to_owned(), percent::encode(secret)];
    spelt.extend(of(secret.as_bytes()));
    if let Ok(decoded) = STANDARD.decode(secret) {
        spelt.extend(of(&decoded));
    }
    spelt
}
