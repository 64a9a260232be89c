//! A DNS server for the few names there are (RFC 1035), for engines that do not read `/etc/hosts`: A records, and that
//! there is nothing else.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::UdpSocket;

const PORT: u16 = 53;
const HEADER: usize = 12;
const A: u16 = 1;
const NO_SUCH_NAME: u8 = 3;

/// Answers until the task is dropped.
pub(crate) async fn serve(socket: UdpSocket, names: Vec<(String, Ipv4Addr)>) {
    let mut packet = [0; 512];
    loop {
        let Ok((length, from)) = socket.recv_from(&mut packet).await else { continue };
        if let Some(answer) = packet.get(..length).and_then(|question| answer(question, &names)) {
            // A lost answer is asked for again.
            let _ = socket.send_to(&answer, from).await;
        }
    }
}

/// The socket.
pub(crate) async fn bind() -> std::io::Result<UdpSocket> {
    UdpSocket::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, PORT))).await
}

fn answer(packet: &[u8], names: &[(String, Ipv4Addr)]) -> Option<Vec<u8>> {
    let mut labels = Vec::new();
    let mut at = HEADER;
    loop {
        let length = usize::from(*packet.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(packet.get(at..at + length)?).to_ascii_lowercase());
        at += length;
    }
    let kind = u16::from_be_bytes([*packet.get(at)?, *packet.get(at + 1)?]);
    let name = labels.join(".");
    let address = names.iter().find(|(known, _)| *known == name).map(|(_, address)| address);
    let found = address.filter(|_| kind == A);

    let mut answer = packet.get(..2)?.to_vec();
    // A response, recursion desired and available; the code; one question, at most one record.
    answer.extend([0x81, 0x80 | if address.is_some() { 0 } else { NO_SUCH_NAME }]);
    answer.extend([0, 1, 0, u8::from(found.is_some()), 0, 0, 0, 0]);
    answer.extend(packet.get(HEADER..at + 4)?);
    if let Some(address) = found {
        // The name is that of the question (a pointer to byte 12); A, IN, a minute, four bytes.
        answer.extend([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]);
        answer.extend(address.octets());
    }
    Some(answer)
}
