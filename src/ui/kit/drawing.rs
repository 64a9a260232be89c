//! How elements come into the document, and how a drawing becomes the next.
//!
//! Views are drawn whole from the state each time it changes (`docs/adr/0010-drawn-whole.md`); what stands in the document is
//! changed only where two drawings differ. Leptos mounts the page, and its signals say when to draw anew.

use std::{borrow::Cow, cell::RefCell, collections::VecDeque, rc::Rc};

use leptos::prelude::{document, event_target_checked, event_target_value};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{
    element::{Attributes, Element, Kept, Listener, Node, Parts, Property, key},
    revision::Revision,
};
use crate::{
    text::visible::{Place, visible},
    ui::{store::dispatch, view::View},
};

/// What something kept depends on, and the language, which everything does.
fn revision(view: &View<'_>, kept: &Kept) -> u64 {
    Revision::new().number(kept.revision).text(view.state.locale.tag()).get()
}

/// Attributes that people read, or have read to them.
const SAID: [&str; 3] = ["aria-label", "title", "placeholder"];

/// Elements that keep line breaks, as the document calls them.
const BLOCKS: [&str; 4] = ["PRE", "DEL", "INS", "SAMP"];

const SVG: &str = "http://www.w3.org/2000/svg";

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
    attributes: Attributes,
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

    /// Whether an element can become of it in place: the same tag, and not two of their own.
    fn fits(&self, element: &Element) -> bool {
        element.0.tag == self.tag && key(&element.0.attributes) == key(&self.attributes)
    }

    /// Makes it what the element now is.
    pub(in crate::ui) fn become_one(&mut self, view: &View<'_>, element: Element) {
        let Parts { attributes, properties, listeners, children, .. } = *element.0;
        // A select takes the value of an option that is there, so what is inside comes first.
        draw_all(view, &mut self.children, children, &self.node, None);
        for (name, value) in &attributes {
            let before = self.attributes.iter().find(|(known, _)| known == name);
            if before.is_none_or(|(_, before)| before != value) {
                let shown =
                    if SAID.contains(name) { shown(view, value, None) } else { Cow::Borrowed(&**value) };
                // Fails for no attribute's name.
                let _ = self.node.set_attribute(name, &shown);
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

/// Makes what stands in a parent, up to `before`, what it is to be. What has a key becomes what has the same; the rest goes by
/// its place. What stays is not moved, so that it keeps the focus.
fn draw_all(
    view: &View<'_>,
    drawn: &mut Vec<Drawn>,
    nodes: Vec<Node>,
    parent: &web_sys::Node,
    before: Option<&web_sys::Node>,
) {
    let mut old: VecDeque<Drawn> = drawn.drain(..).collect();
    let keys: Vec<_> = nodes.iter().filter_map(Node::key).map(str::to_owned).collect();
    for node in nodes {
        let is_front = |old: &VecDeque<Drawn>| old.front().is_some_and(|front| front.key() == node.key());
        if !is_front(&old)
            && let Some(place) = node.key().and_then(|key| old.iter().position(|old| old.key() == Some(key)))
        {
            old.drain(..place).for_each(Drawn::remove);
        }
        // What comes again further down stays for then.
        let waits = |front: &Drawn| front.key().is_some_and(|key| keys.iter().any(|later| later == key));
        let takes = is_front(&old) || old.front().is_some_and(|front| !waits(front));
        drawn.push(if let Some(mut front) = old.pop_front_if(|_| takes) {
            front.become_one(view, node, parent);
            front
        } else {
            Drawn::new(view, node, parent, old.front().map(Drawn::first).or(before))
        });
    }
    old.into_iter().for_each(Drawn::remove);
}

/// A text as it comes into the document, in a parent or an attribute: it may be from outside, or have something in it that is. The
/// page's own words stay as they are.
fn shown<'t>(view: &View<'_>, text: &'t str, parent: Option<&web_sys::Node>) -> Cow<'t, str> {
    let shown = |place| visible(text, place, view.texts.page.left_out);
    match (shown(Place::Line), parent) {
        (Cow::Owned(_), Some(parent)) if BLOCKS.contains(&&*parent.node_name()) => shown(Place::Block),
        (line, _) => line,
    }
}

fn empty_text(parent: &web_sys::Node, before: Option<&web_sys::Node>) -> web_sys::Text {
    let text = document().create_text_node("");
    insert(&text, parent, before);
    text
}

/// What stood before it may be gone: translators of pages, and other extensions, replace nodes.
fn insert(node: &web_sys::Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    let before = before.filter(|before| before.parent_node().as_ref() == Some(parent));
    // Fails only for a parent that cannot have children.
    let _ = parent.insert_before(node, before);
}

impl Drawn {
    fn new(view: &View<'_>, node: Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) -> Self {
        match node {
            Node::Text(said) => {
                let text = document().create_text_node(&shown(view, &said, Some(parent)));
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
            Node::Kept(kept) => {
                let revision = revision(view, &kept);
                Self::Kept(revision, Box::new(Self::new(view, (kept.draw)(view), parent, before)))
            }
        }
    }

    fn become_one(&mut self, view: &View<'_>, node: Node, parent: &web_sys::Node) {
        match (&mut *self, node) {
            (Self::Text(text, before), Node::Text(said)) => {
                if *before != said {
                    text.set_data(&shown(view, &said, Some(parent)));
                    *before = said;
                }
            }
            (Self::Element(state), Node::Element(element)) if state.fits(&element) => {
                state.become_one(view, element);
            }
            (Self::Many(drawn, end), Node::Many(nodes)) => draw_all(view, drawn, nodes, parent, Some(end)),
            (Self::Kept(before, drawn), Node::Kept(kept)) => {
                let revision = revision(view, &kept);
                if *before != revision {
                    *before = revision;
                    drawn.become_one(view, (kept.draw)(view), parent);
                }
            }
            (old, node) => {
                let new = Self::new(view, node, parent, Some(old.first()));
                std::mem::replace(old, new).remove();
            }
        }
    }

    fn key(&self) -> Option<&str> {
        match self {
            Self::Element(state) => key(&state.attributes),
            Self::Kept(_, drawn) => drawn.key(),
            _ => None,
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

impl Node {
    fn key(&self) -> Option<&str> {
        match self {
            Self::Element(element) => key(&element.0.attributes),
            Self::Kept(kept) => Some(kept.key.as_str()).filter(|key| !key.is_empty()),
            _ => None,
        }
    }
}
