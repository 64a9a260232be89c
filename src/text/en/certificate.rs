//! English texts about certificates.

use crate::text::CertificateTexts;

pub(super) const TEXTS: CertificateTexts =
    CertificateTexts { problem: |problem| match *problem {}, finding: |finding| match *finding {} };
