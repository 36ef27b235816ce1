//! Connections that can be cut, as cables are.
//!
//! A [`Cut`] breaks one TCP connection without a word of HTTP: reading and
//! writing fail from then on, and the server lets it go. Cutting the
//! listener's own breaks all of them.

use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// Breaks a connection.
#[derive(Clone, Debug, Default)]
pub(super) struct Cut(CancellationToken);

impl Cut {
    /// Breaks it, now.
    pub(super) fn cut(&self) {
        self.0.cancel();
    }

    /// Waits until it is broken.
    pub(super) async fn done(&self) {
        self.0.cancelled().await;
    }
}

impl Connected<IncomingStream<'_, Listening>> for Cut {
    fn connect_info(stream: IncomingStream<'_, Listening>) -> Self {
        stream.io().cut.clone()
    }
}

/// A listener whose connections can be cut.
#[derive(Debug)]
pub(super) struct Listening {
    listener: TcpListener,
    all: Cut,
}

impl Listening {
    /// Cutting `all` cuts every connection of this listener.
    pub(super) fn new(listener: TcpListener, all: Cut) -> Self {
        Self { listener, all }
    }
}

impl Listener for Listening {
    type Io = Cable;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Cable, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    // Without this a small answer may wait for an acknowledgement.
                    let _slower = stream.set_nodelay(true);
                    let cut = Cut(self.all.0.child_token());
                    let broken = Box::pin(cut.0.clone().cancelled_owned());
                    return (
                        Cable {
                            stream,
                            cut,
                            broken,
                        },
                        address,
                    );
                }
                // Out of files, or a client that left at once: try again.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A TCP connection that can be cut.
#[derive(Debug)]
pub(super) struct Cable {
    stream: TcpStream,
    cut: Cut,
    broken: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Cable {
    fn whole(&self) -> io::Result<()> {
        if self.cut.0.is_cancelled() {
            Err(ErrorKind::ConnectionReset.into())
        } else {
            Ok(())
        }
    }
}

impl AsyncRead for Cable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // Polling the token wakes a reader that waits when the cable is cut.
        if self.broken.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Cable {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
