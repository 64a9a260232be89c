//! The page's own memory: that of its WebAssembly modules, byte for byte.

use serde_json::{Value, json};

use crate::{Browser, TestError};

/// Keeps the memory of every module that starts, before the page's own scripts run.
const KEEP: &str = "(() => {
      const memories = [];
      Object.defineProperty(window, 'memories', { value: memories });
      const keep = (instance) => {
        const memory = instance?.exports?.memory;
        if (memory) memories.push(memory);
      };
      for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async function (...given) {
          const made = await original.apply(this, given);
          keep(made.instance ?? made);
          return made;
        };
      }
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(Original, given) {
          const instance = new Original(...given);
          keep(instance);
          return instance;
        },
      });
    })();";

/// Both sides are read by one decoder, so that equal bytes are equal texts.
const FIND: &str = "const text = (bytes) => new TextDecoder('latin1').decode(bytes);
    const whole = window.memories.map(memory => text(new Uint8Array(memory.buffer)));
    return arguments[0].map(sought => {
      const needle = text(new Uint8Array(sought));
      return whole.some(memory => memory.includes(needle));
    });";

impl Browser {
    /// Loads the page again, and lets its memory be seen from now on.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn watch_memory(&self) -> Result<(), TestError> {
        self.before_each_page(KEEP).await?;
        self.reload().await
    }

    /// Which of some things are in the page's memory.
    ///
    /// # Errors
    /// Where the page has none that is watched.
    pub async fn remembers<'a>(&self, sought: &[(&'a str, &[u8])]) -> Result<Vec<&'a str>, TestError> {
        let bytes: Vec<_> = sought.iter().map(|(_, bytes)| *bytes).collect();
        let size = "return window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
        if self.evaluate(size).await?.as_u64() < Some(1 << 20) {
            return Err("no memory is watched".into());
        }
        let found = self.client.execute(FIND, vec![json!(bytes)]).await?;
        let found = found.as_array().into_iter().flatten().map(Value::as_bool);
        Ok(sought
            .iter()
            .zip(found)
            .filter(|(_, found)| *found == Some(true))
            .map(|((name, _), _)| *name)
            .collect())
    }
}
