//! One type for every element of the page, and what can stand inside one: plain data (`docs/adr/0002-one-element-type.md`).
//! How it comes into the document is `drawing`'s affair.

use std::borrow::Cow;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};

use crate::{page::Event, ui::view::View};

/// The attribute that tells elements without an ID apart.
const KEY: &str = "data-key";

/// An element to be. Behind a pointer, because it is passed on with every word said of it.
#[must_use]
pub(in crate::ui) struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) attributes: Attributes,
    pub(super) properties: Vec<(Property, JsValue)>,
    pub(super) listeners: Vec<(&'static str, Listener)>,
    pub(super) children: Vec<Node>,
}

pub(super) type Attributes = Vec<(&'static str, Cow<'static, str>)>;

/// What an element has besides attributes.
pub(super) enum Property {
    /// A property of its object.
    Own(&'static str),
    /// A property of its style. The page's policy forbids style attributes, not this.
    Style(&'static str),
    /// Whether a dialog is open, above the rest of the page.
    Modal,
}

/// What becomes of an event.
pub(super) enum Listener {
    Press(fn() -> Event),
    Text(fn(String) -> Event),
    Tick(fn(bool) -> Event),
    Call(Box<dyn FnMut(web_sys::Event)>),
}

/// What can stand inside an element.
pub(in crate::ui) enum Node {
    Text(Cow<'static, str>),
    Element(Element),
    Many(Vec<Node>),
    Kept(Kept),
}

/// Something that is drawn only where its revision is another than in the drawing before.
pub(in crate::ui) struct Kept {
    /// What it is among others of its kind; empty where there is only one.
    pub(in crate::ui) key: String,
    /// Another number whenever it has to be drawn anew, but for another language.
    pub(in crate::ui) revision: u64,
    /// Draws it: an element with the same key, where there is a key.
    pub(in crate::ui) draw: Box<dyn FnOnce(&View<'_>) -> Node>,
}

/// An element without anything in it.
#[inline(never)]
pub(in crate::ui) fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        properties: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    }))
}

/// The element with an ID.
pub(in crate::ui) fn find<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What can stand inside an element.
pub(in crate::ui) trait Child {
    /// It as a node.
    fn into_node(self) -> Node;
}

impl Child for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl Child for Element {
    fn into_node(self) -> Node {
        Node::Element(self)
    }
}

impl Child for &'static str {
    fn into_node(self) -> Node {
        Node::Text(Cow::Borrowed(self))
    }
}

impl Child for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }
}

/// Nothing is an empty text, which keeps the place.
impl<C: Child> Child for Option<C> {
    fn into_node(self) -> Node {
        self.map_or(Node::Text(Cow::Borrowed("")), Child::into_node)
    }
}

impl Child for Vec<Node> {
    fn into_node(self) -> Node {
        Node::Many(self)
    }
}

impl Child for Vec<Element> {
    #[inline(never)]
    fn into_node(self) -> Node {
        Node::Many(self.into_iter().map(Node::Element).collect())
    }
}

/// Out of line: what every element does, each of them would have inlined.
impl Parts {
    #[inline(never)]
    fn push_attribute(&mut self, name: &'static str, value: Cow<'static, str>) {
        self.attributes.push((name, value));
    }

    #[inline(never)]
    fn push_property(&mut self, property: Property, value: JsValue) {
        self.properties.push((property, value));
    }

    #[inline(never)]
    fn push_listener(&mut self, event: &'static str, listener: Listener) {
        self.listeners.push((event, listener));
    }

    #[inline(never)]
    fn push_child(&mut self, child: Node) {
        self.children.push(child);
    }
}

impl Element {
    /// Sets an attribute.
    pub(in crate::ui) fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.push_attribute(name, value.into());
        self
    }

    /// An attribute without a value that is there or not.
    #[inline(never)]
    pub(in crate::ui) fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.attr(name, "") } else { self }
    }

    /// An attribute that is `true` or `false`.
    #[inline(never)]
    pub(in crate::ui) fn says(self, name: &'static str, is_so: bool) -> Self {
        self.attr(name, if is_so { "true" } else { "false" })
    }

    /// Sets its class.
    #[inline(never)]
    pub(in crate::ui) fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// Sets its ID.
    #[inline(never)]
    pub(in crate::ui) fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    /// Sets a property of its style.
    #[inline(never)]
    pub(in crate::ui) fn style(mut self, name: &'static str, value: String) -> Self {
        self.0.push_property(Property::Style(name), value.into());
        self
    }

    /// Sets a control's text.
    #[inline(never)]
    pub(in crate::ui) fn value(mut self, text: &str) -> Self {
        self.0.push_property(Property::Own("value"), text.into());
        self
    }

    /// Sets a property that is so or not: `checked`, `selected`.
    #[inline(never)]
    pub(in crate::ui) fn is(mut self, name: &'static str, is_so: bool) -> Self {
        self.0.push_property(Property::Own(name), is_so.into());
        self
    }

    /// Opens a dialog above the rest of the page, or closes it.
    pub(in crate::ui) fn modal(mut self, is_open: bool) -> Self {
        self.0.push_property(Property::Modal, is_open.into());
        self
    }

    /// What a press of it reports.
    #[inline(never)]
    pub(in crate::ui) fn on_press(mut self, report: fn() -> Event) -> Self {
        self.0.push_listener("click", Listener::Press(report));
        self
    }

    /// What a press of it does.
    pub(in crate::ui) fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// What typing into it reports.
    #[inline(never)]
    pub(in crate::ui) fn on_type(mut self, report: fn(String) -> Event) -> Self {
        self.0.push_listener("input", Listener::Text(report));
        self
    }

    /// What ticking it reports.
    #[inline(never)]
    pub(in crate::ui) fn on_tick(mut self, report: fn(bool) -> Event) -> Self {
        self.0.push_listener("change", Listener::Tick(report));
        self
    }

    /// What an event does.
    pub(in crate::ui) fn on(
        mut self,
        event: &'static str,
        act: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        self.0.push_listener(event, Listener::Call(Box::new(act)));
        self
    }

    /// Puts something into it.
    pub(in crate::ui) fn child(mut self, child: impl Child) -> Self {
        self.0.push_child(child.into_node());
        self
    }

    /// Says which of its kind it is, where an ID does not: another is drawn from nothing.
    pub(in crate::ui) fn key(self, key: String) -> Self {
        self.attr(KEY, key)
    }
}

/// What tells an element from others of its kind: its key, else its ID.
pub(super) fn key(attributes: &Attributes) -> Option<&str> {
    let value = |name| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value);
    value(KEY).or_else(|| value("id"))
}
