//! The policy for API Management, which cannot run here: that it is XML, and made of policies that there are. Its lists,
//! its numbers and what it decides with are compared in `proxy/tests/api-management.test.mjs`.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

const POLICY: &str = include_str!("../../azure/api-management/policy.xml");

/// What may stand in each section, by Microsoft's policy reference. What is not needed is not there: nothing that logs,
/// traces, caches, or answers for CORS by itself.
const SECTIONS: [(&str, &[&str]); 4] = [
    (
        "inbound",
        &["set-variable", "choose", "rate-limit-by-key", "set-header", "set-backend-service", "rewrite-uri"],
    ),
    ("backend", &["forward-request"]),
    ("outbound", &["set-header"]),
    ("on-error", &["choose"]),
];

const INSIDE_CHOOSE: [&str; 3] = ["return-response", "set-variable", "set-header"];
const INSIDE_ANSWER: [&str; 3] = ["set-status", "set-header", "set-body"];

fn elements<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(Node::is_element)
}

#[test]
fn it_is_xml_with_the_four_sections_in_their_order() {
    let document = Document::parse(POLICY).unwrap();
    assert_eq!(document.root_element().tag_name().name(), "policies");
    let sections: Vec<&str> = elements(document.root_element()).map(|node| node.tag_name().name()).collect();
    assert_eq!(sections, SECTIONS.map(|(name, _)| name));
}

#[test]
fn each_element_stands_where_it_may() {
    let document = Document::parse(POLICY).unwrap();
    for (section, (name, allowed)) in elements(document.root_element()).zip(SECTIONS) {
        for element in elements(section) {
            assert!(allowed.contains(&element.tag_name().name()), "{element:?} in {name}");
        }
    }
    for choose in document.descendants().filter(|node| node.has_tag_name("choose")) {
        for branch in elements(choose) {
            assert!(branch.has_tag_name("when") == branch.has_attribute("condition"), "{branch:?}");
            assert!(branch.has_tag_name("when") || branch.has_tag_name("otherwise"), "{branch:?}");
            assert!(
                elements(branch).all(|node| INSIDE_CHOOSE.contains(&node.tag_name().name())),
                "{branch:?}"
            );
        }
    }
    for answer in document.descendants().filter(|node| node.has_tag_name("return-response")) {
        assert!(elements(answer).all(|node| INSIDE_ANSWER.contains(&node.tag_name().name())), "{answer:?}");
    }
}

#[test]
fn each_expression_is_closed_and_each_variable_is_set() {
    let document = Document::parse(POLICY).unwrap();
    let attributes =
        document.descendants().flat_map(|node| node.attributes().map(|attribute| attribute.value()));
    let texts = document.descendants().filter(Node::is_text).filter_map(|node| node.text());
    let set: BTreeSet<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name("set-variable"))
        .filter_map(|node| node.attribute("name"))
        .chain(document.descendants().filter_map(|node| node.attribute("retry-after-variable-name")))
        .collect();
    let mut expressions = 0;
    for text in attributes.chain(texts).map(str::trim).filter(|text| text.starts_with('@')) {
        expressions += 1;
        let closing = if text.starts_with("@{") { '}' } else { ')' };
        assert!(text.ends_with(closing), "{text}");
        let bare = without_strings(text);
        for (open, close) in [('(', ')'), ('{', '}'), ('[', ']')] {
            assert_eq!(bare.matches(open).count(), bare.matches(close).count(), "{open} in {text}");
        }
        for name in text.split("context.Variables[\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(set.contains(name), "{name} is never set");
        }
    }
    assert!(expressions > 20, "{expressions}");
}

/// An expression without what stands in its strings, whose brackets are their own business.
fn without_strings(text: &str) -> String {
    text.split('"').step_by(2).collect()
}
