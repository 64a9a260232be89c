//! One type for every element of the page, what can stand inside one, and how a drawing becomes the next.
//!
//! Views are drawn whole from the state each time it changes; what stands in the document is changed only where two
//! drawings differ. So a view is plain data, without signals or closures of its own, which makes the page a third smaller
//! (`docs/adr/0002-one-element-type.md`). Leptos mounts it, and its signals say when to draw anew.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use leptos::prelude::{document, event_target_checked, event_target_value};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::{
    page::Event,
    ui::{store::dispatch, view::View},
};

const SVG: &str = "http://www.w3.org/2000/svg";
/// The attribute that tells elements without an ID apart.
const KEY: &str = "data-key";

/// An element to be. Behind a pointer, because it is passed on with every word said of it.
#[must_use]
pub(in crate::ui) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    properties: Vec<(Property, JsValue)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Node>,
}

/// What an element has besides attributes.
enum Property {
    /// A property of its object.
    Own(&'static str),
    /// A property of its style. The page's policy forbids style attributes, not this.
    Style(&'static str),
    /// Whether a dialog is open, above the rest of the page.
    Modal,
}

/// What becomes of an event.
enum Listener {
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
    /// Drawn only where the number is another than in the drawing before.
    Kept(u64, fn(&View<'_>) -> Node),
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

    /// Whether it can become another in place: the same tag, and not two controls of their own.
    fn fits(&self, state: &Drawing) -> bool {
        let same = |name| value(&self.0.attributes, name) == value(&state.attributes, name);
        self.0.tag == state.tag && same("id") && same(KEY)
    }
}

fn value<'a>(attributes: &'a [(&str, Cow<'_, str>)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
}

impl Listener {
    fn act(&mut self, event: web_sys::Event) {
        match self {
            Self::Press(report) => dispatch(report()),
            Self::Text(report) => dispatch(report(event_target_value(&event))),
            Self::Tick(report) => dispatch(report(event_target_checked(&event))),
            Self::Call(act) => act(event),
        }
    }
}

/// A listener that stands in the document; what it does is replaced with each drawing.
struct Listening {
    event: &'static str,
    listener: Rc<RefCell<Listener>>,
    handle: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listening {
    fn new(node: &web_sys::Element, event: &'static str, listener: Listener) -> Self {
        let listener = Rc::new(RefCell::new(listener));
        let acting = Rc::clone(&listener);
        // An event that an event causes finds the listener busy: such as the `close` of a dialog that `click` closes.
        let handle = Closure::new(move |event| {
            if let Ok(mut listener) = acting.try_borrow_mut() {
                listener.act(event);
            }
        });
        let callback: &Closure<dyn FnMut(web_sys::Event)> = &handle;
        // Fails for no event's name.
        let _ = node.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        Self { event, listener, handle }
    }

    fn end(&self, node: &web_sys::Element) {
        let _ = node.remove_event_listener_with_callback(self.event, self.handle.as_ref().unchecked_ref());
    }
}

/// An element that is.
pub(in crate::ui) struct Drawing {
    tag: &'static str,
    node: web_sys::Element,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    listeners: Vec<Listening>,
    children: Vec<Drawn>,
}

/// A node that is.
enum Drawn {
    Text(web_sys::Text, Cow<'static, str>),
    Element(Drawing),
    /// Some nodes, and the empty text behind them.
    Many(Vec<Drawn>, web_sys::Text),
    Kept(u64, Box<Drawn>),
}

impl Drawing {
    /// Draws an element into a parent, behind what is there.
    pub(in crate::ui) fn within(parent: &web_sys::Node, view: &View<'_>, element: Element) -> Self {
        let drawing = Self::new(view, element);
        insert(&drawing.node, parent, None);
        drawing
    }

    fn new(view: &View<'_>, element: Element) -> Self {
        let tag = element.0.tag;
        let node = if matches!(tag, "svg" | "use") {
            document().create_element_ns(Some(SVG), tag)
        } else {
            document().create_element(tag)
        };
        // Fails for no element's name.
        let node = node.unwrap_or_else(JsCast::unchecked_into);
        let mut state =
            Self { tag, node, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() };
        state.become_one(view, element);
        state
    }

    /// Makes it what the element now is.
    pub(in crate::ui) fn become_one(&mut self, view: &View<'_>, element: Element) {
        let Parts { attributes, properties, listeners, children, .. } = *element.0;
        // A select takes the value of an option that is there, so what is inside comes first.
        draw_all(view, &mut self.children, children, &self.node, None);
        for (name, value) in &attributes {
            let before = self.attributes.iter().find(|(known, _)| known == name);
            if before.is_none_or(|(_, before)| before != value) {
                // Fails for no attribute's name.
                let _ = self.node.set_attribute(name, value);
            }
        }
        for (name, _) in &self.attributes {
            if !attributes.iter().any(|(kept, _)| kept == name) {
                let _ = self.node.remove_attribute(name);
            }
        }
        self.attributes = attributes;
        for (property, value) in properties {
            self.set(&property, &value);
        }
        self.listen(listeners);
    }

    fn listen(&mut self, listeners: Vec<(&'static str, Listener)>) {
        let same = self.listeners.iter().map(|listening| listening.event);
        if same.eq(listeners.iter().map(|(event, _)| *event)) {
            for (listening, (_, listener)) in self.listeners.iter().zip(listeners) {
                listening.listener.replace(listener);
            }
            return;
        }
        for listening in self.listeners.drain(..) {
            listening.end(&self.node);
        }
        let listeners = listeners.into_iter();
        self.listeners =
            listeners.map(|(event, listener)| Listening::new(&self.node, event, listener)).collect();
    }

    /// Sets a property where it is another: what is being typed keeps its caret.
    fn set(&self, property: &Property, value: &JsValue) {
        match property {
            Property::Own(name) => {
                let name = JsValue::from_str(name);
                if js_sys::Reflect::get(&self.node, &name).ok().as_ref() != Some(value) {
                    let _ = js_sys::Reflect::set(&self.node, &name, value);
                }
            }
            Property::Style(name) => {
                let node: &web_sys::HtmlElement = self.node.unchecked_ref();
                // Fails only for a name that is no property.
                let _ = node.style().set_property(name, &value.as_string().unwrap_or_default());
            }
            Property::Modal => {
                let dialog: &web_sys::HtmlDialogElement = self.node.unchecked_ref();
                match (value.is_truthy(), dialog.open()) {
                    // Fails only for a dialog outside the document.
                    (true, false) => drop(dialog.show_modal()),
                    (false, true) => dialog.close(),
                    _ => {}
                }
            }
        }
    }
}

/// Makes what stands in a parent, up to `before`, what it is to be.
fn draw_all(
    view: &View<'_>,
    drawn: &mut Vec<Drawn>,
    nodes: Vec<Node>,
    parent: &web_sys::Node,
    before: Option<&web_sys::Node>,
) {
    for gone in drawn.drain(nodes.len().min(drawn.len())..) {
        gone.remove();
    }
    let mut nodes = nodes.into_iter();
    for (old, node) in drawn.iter_mut().zip(nodes.by_ref()) {
        old.become_one(view, node, parent);
    }
    drawn.extend(nodes.map(|node| Drawn::new(view, node, parent, before)));
}

fn empty_text(parent: &web_sys::Node, before: Option<&web_sys::Node>) -> web_sys::Text {
    let text = document().create_text_node("");
    insert(&text, parent, before);
    text
}

/// Fails only for a parent that cannot have children.
fn insert(node: &web_sys::Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    let _ = parent.insert_before(node, before);
}

impl Drawn {
    fn new(view: &View<'_>, node: Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) -> Self {
        match node {
            Node::Text(said) => {
                let text = document().create_text_node(&said);
                insert(&text, parent, before);
                Self::Text(text, said)
            }
            Node::Element(element) => {
                let state = Drawing::new(view, element);
                insert(&state.node, parent, before);
                Self::Element(state)
            }
            Node::Many(nodes) => {
                let end = empty_text(parent, before);
                let mut drawn = Vec::new();
                draw_all(view, &mut drawn, nodes, parent, Some(&end));
                Self::Many(drawn, end)
            }
            Node::Kept(revision, draw) => {
                Self::Kept(revision, Box::new(Self::new(view, draw(view), parent, before)))
            }
        }
    }

    fn become_one(&mut self, view: &View<'_>, node: Node, parent: &web_sys::Node) {
        match (&mut *self, node) {
            (Self::Text(text, before), Node::Text(said)) => {
                if *before != said {
                    text.set_data(&said);
                    *before = said;
                }
            }
            (Self::Element(state), Node::Element(element)) if element.fits(state) => {
                state.become_one(view, element);
            }
            (Self::Many(drawn, end), Node::Many(nodes)) => draw_all(view, drawn, nodes, parent, Some(end)),
            (Self::Kept(before, _), Node::Kept(revision, _)) if *before == revision => {}
            (Self::Kept(before, drawn), Node::Kept(revision, draw)) => {
                *before = revision;
                drawn.become_one(view, draw(view), parent);
            }
            (old, node) => {
                let new = Self::new(view, node, parent, Some(old.first()));
                std::mem::replace(old, new).remove();
            }
        }
    }

    fn first(&self) -> &web_sys::Node {
        match self {
            Self::Text(text, _) => text,
            Self::Element(state) => &state.node,
            Self::Many(drawn, end) => drawn.first().map_or(end, Self::first),
            Self::Kept(_, drawn) => drawn.first(),
        }
    }

    fn remove(self) {
        match self {
            Self::Text(text, _) => text.remove(),
            Self::Element(state) => state.node.remove(),
            Self::Many(drawn, end) => {
                drawn.into_iter().for_each(Self::remove);
                end.remove();
            }
            Self::Kept(_, drawn) => drawn.remove(),
        }
    }
}
