//! The page as axe-core judges it, and under what people set in their system: a theme, colours of their own, less motion, paper.

use std::{collections::BTreeMap, env};

use serde_json::{Value, json};

use crate::{
    browser::{Browser, TestError},
    commands::Post,
};

/// What people operate, by the roles of Chromium's accessibility tree.
const CONTROLS: [&str; 9] =
    ["button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "DisclosureTriangle", "Date"];
/// What screen readers name as a part of the page.
const PARTS: [&str; 6] = ["region", "dialog", "banner", "contentinfo", "navigation", "main"];

impl Browser {
    /// Sets the colour scheme the person prefers: `light` or `dark`.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn prefer(&self, scheme: &str) -> Result<(), TestError> {
        self.emulate("", &[("prefers-color-scheme", scheme)]).await
    }

    /// Shows the page on a medium (`print`, or empty for the screen), with media features and nothing else set.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn emulate(&self, medium: &str, features: &[(&str, &str)]) -> Result<(), TestError> {
        let feature = |(name, value): &(&str, &str)| json!({"name": name, "value": value});
        let features: Vec<_> = features.iter().map(feature).collect();
        let parameters = json!({"media": medium, "features": features});
        self.client.issue_cmd(Post::devtools("Emulation.setEmulatedMedia", parameters)).await?;
        self.drawn().await
    }

    /// Waits until what is on the page now is drawn, which is a frame later.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn drawn(&self) -> Result<(), TestError> {
        let drawn = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
        self.evaluate_async(drawn).await?;
        Ok(())
    }

    /// Every control that is shown, as a screen reader says it: the named part of the page it is in, its role, its name.
    /// Links in a list or a table go with the words around them (WCAG 2.4.4).
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn named_controls(&self) -> Result<Vec<[String; 3]>, TestError> {
        let tree = self.client.issue_cmd(Post::devtools("Accessibility.getFullAXTree", json!({}))).await?;
        let nodes = tree.get("nodes").and_then(Value::as_array).ok_or("no tree")?;
        let id = |node: &Value, name: &str| node.get(name).and_then(Value::as_str).map(str::to_owned);
        let by_id: BTreeMap<_, _> = nodes.iter().map(|node| (id(node, "nodeId"), node)).collect();
        let text = |node: &Value, of: &str| Some(node.get(of)?.get("value")?.as_str()?.trim().to_owned());
        let named = |node: &Value| {
            let role = text(node, "role").filter(|role| CONTROLS.contains(&role.as_str()))?;
            let name = text(node, "name").unwrap_or_default();
            let mut part = String::new();
            let mut around = node;
            while let Some(next) = id(around, "parentId").and_then(|parent| by_id.get(&Some(parent))) {
                around = next;
                let kind = text(around, "role").unwrap_or_default();
                if role == "link" && ["listitem", "row"].contains(&kind.as_str()) {
                    return None;
                }
                if PARTS.contains(&kind.as_str()) {
                    part = [kind, text(around, "name").unwrap_or_default()].join(" ");
                    break;
                }
            }
            Some([part, role, name])
        };
        let is_said = |node: &&Value| node.get("ignored").and_then(Value::as_bool) == Some(false);
        Ok(nodes.iter().filter(is_said).filter_map(named).collect())
    }

    /// Fails where axe-core finds something wrong with the page as it is shown, light or dark.
    ///
    /// # Errors
    /// With what it finds.
    pub async fn is_accessible(&self, what: &str) -> Result<(), TestError> {
        for scheme in ["light", "dark"] {
            self.prefer(scheme).await?;
            let found = self.accessibility_violations().await?;
            if !found.is_empty() {
                return Err(format!("{what}, {scheme}: {found:#?}").into());
            }
        }
        Ok(())
    }

    /// What axe-core finds wrong with the page as it is shown.
    ///
    /// # Errors
    /// Where axe-core is not at hand.
    pub async fn accessibility_violations(&self) -> Result<Vec<String>, TestError> {
        let path =
            env::var_os("DPS_ENROLL_AXE").ok_or("DPS_ENROLL_AXE is not set; cargo xtask test sets it")?;
        if self.evaluate("return 'axe' in window").await? == false {
            self.evaluate(&std::fs::read_to_string(path)?).await?;
        }
        let script = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(
              found => done(found.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html + ' ' +
                (n.any[0]?.message ?? '')).join(' | '))),
              error => done(['axe failed: ' + error]));";
        let found = self.evaluate_async(script).await?;
        let texts = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(texts.map(str::to_owned).collect())
    }
}
