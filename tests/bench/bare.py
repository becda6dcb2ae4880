"""The peer of a page: a Starlette application that answers with so many bytes, served as our own program is."""

import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route


async def page(request: Request) -> Response:
    """Text of that length, with no thought behind it."""
    return HTMLResponse("x" * request.path_params["size"])


def main() -> None:
    """Serves at a free port, which is the first line that is printed."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        app = Starlette(routes=[Route("/{size:int}", page)])
        uvicorn.Server(uvicorn.Config(app, access_log=False, log_config=None, log_level="warning")).run(
            sockets=[listener]
        )


if __name__ == "__main__":
    main()
