"""Tried as an attacker would: nobody reaches more than the kernel of the own page."""

import json
import uuid

import pytest
import websocket


@pytest.fixture(scope="module")
def kernel(tarwi):
    return tarwi.open_lesson()


def connect(kit, kernel_id, visitor=None, origin=None):
    """Open a kernel's channel as the page script does."""
    return websocket.create_connection(
        f"ws://127.0.0.1:{kit.port}/api/kernels/{kernel_id}/channels?session_id={uuid.uuid4()}",
        cookie=visitor.cookie if visitor else None,
        origin=origin or kit.address,
        timeout=20,
    )


def send(channel, kind, content):
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "username": "",
              "version": "5.3", "date": "2026-03-11T12:00:00Z"}  # fmt: skip
    message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {},
               "content": content, "buffers": []}  # fmt: skip
    channel.send(json.dumps(message))


def answer_to(channel, kind):
    """The first message of this kind."""
    while True:
        message = json.loads(channel.recv())
        if message["header"]["msg_type"] == kind:
            return message


class TestTheChannelOfAKernel:
    def test_answers_its_owner(self, kit, tarwi, kernel):
        channel = connect(kit, kernel, tarwi)
        send(channel, "kernel_info_request", {})
        assert answer_to(channel, "kernel_info_reply")["content"]["status"] == "ok"

    def test_is_closed_to_another_visitor(self, kit, vicuna, kernel):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            connect(kit, kernel, vicuna)
        assert refused.value.status_code == 403

    def test_is_closed_to_who_has_not_signed_in(self, kit, kernel):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            connect(kit, kernel)
        assert refused.value.status_code == 403

    def test_is_closed_to_pages_of_another_site(self, kit, tarwi, kernel):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            connect(kit, kernel, tarwi, origin="http://elsewhere.example")
        assert refused.value.status_code == 403

    def test_does_not_exist_for_an_invented_kernel(self, kit, tarwi):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            connect(kit, uuid.uuid4(), tarwi)
        assert refused.value.status_code in (403, 404)

    def test_runs_no_code(self, kit, tarwi, kernel, tmp_path):
        trace = tmp_path / "trace"
        code = f"open({str(trace)!r}, 'w').close()"
        channel = connect(kit, kernel, tarwi)
        send(channel, "execute_request", {"code": code, "silent": False, "user_expressions": {}})
        send(channel, "kernel_info_request", {})
        answer_to(channel, "kernel_info_reply")
        assert not trace.exists()

    @pytest.mark.parametrize("kind", ["complete_request", "inspect_request", "history_request"])
    def test_tells_nothing_about_the_code(self, kit, tarwi, kernel, kind):
        channel = connect(kit, kernel, tarwi)
        send(channel, kind, {"code": "import", "cursor_pos": 6, "detail_level": 1,
                             "hist_access_type": "tail", "n": 5, "raw": True, "output": False})  # fmt: skip
        send(channel, "kernel_info_request", {})
        while (message := json.loads(channel.recv()))["header"]["msg_type"] != "kernel_info_reply":
            assert message["header"]["msg_type"] != kind.replace("request", "reply")


class TestTheServerOfJupyter:
    @pytest.mark.parametrize(
        "path",
        [
            "/api/kernels", "/api/contents", "/api/contents/pyproject.toml", "/api/sessions",
            "/api/terminals", "/api/kernelspecs", "/api/config/x", "/api/me", "/api/status",
            "/api/shutdown", "/files/pyproject.toml", "/voila/files/manual/chapters.yaml",
            "/voila/render/manual/es/02_difference_controversy_conflict.ipynb", "/voila/tree/",
            "/voila/api/contents/", "/tree", "/lab", "/login", "/logout", "/terminals/websocket/1",
            "/voila/execution/x", "/voila/templates/base/static/voila.js",
        ],
    )  # fmt: skip
    def test_is_not_there(self, tarwi, path):
        assert tarwi.get(path).status_code == 404

    def test_starts_no_kernel_on_demand(self, tarwi):
        assert tarwi.post("/api/kernels").status_code == 404

    @pytest.mark.parametrize("action", ["restart", "interrupt"])
    def test_offers_no_action_on_a_kernel(self, tarwi, kernel, action):
        assert tarwi.post(f"/api/kernels/{kernel}/{action}").status_code == 404

    @pytest.mark.parametrize(
        "path",
        ["/kit/../server.py", "/kit/..%2fserver.py", "/kit/%2e%2e/%2e%2e/config.py",
         "/kit/fonts/../../server.py"],
    )  # fmt: skip
    def test_gives_no_file_beside_the_public_ones(self, kit, path):
        import http.client

        connection = http.client.HTTPConnection("127.0.0.1", kit.port)
        connection.request("GET", path)  # http.client does not tidy the path up
        assert connection.getresponse().status in (403, 404)


class TestAKernel:
    def test_tells_its_state_to_its_owner(self, tarwi, kernel):
        assert tarwi.get(f"/api/kernels/{kernel}").json()["id"] == kernel

    def test_tells_nothing_to_others(self, vicuna, nobody, kernel):
        assert vicuna.get(f"/api/kernels/{kernel}").status_code == 403
        assert nobody.get(f"/api/kernels/{kernel}").status_code in (302, 403)

    def test_is_not_ended_by_others(self, tarwi, vicuna, kernel):
        assert vicuna.post(f"/voila/api/shutdown/{kernel}").status_code == 403
        assert vicuna.delete(f"/api/kernels/{kernel}").status_code == 403
        assert tarwi.get(f"/alerta/alive?kernel={kernel}").json()["alive"]

    def test_looks_dead_to_others(self, vicuna, kernel):
        assert vicuna.get(f"/alerta/alive?kernel={kernel}").json() == {"alive": False, "busy_s": 0}

    def test_gives_no_pass_to_others(self, vicuna, nobody, kernel):
        assert vicuna.get(f"/alerta/pass?kernel={kernel}").status_code == 404
        assert nobody.get(f"/alerta/pass?kernel={kernel}").status_code == 403

    def test_ends_when_its_page_is_left(self, vicuna):
        own = vicuna.open_lesson()
        assert vicuna.get(f"/alerta/alive?kernel={own}").json()["alive"]
        assert vicuna.post(f"/voila/api/shutdown/{own}").status_code == 204
        assert not vicuna.get(f"/alerta/alive?kernel={own}").json()["alive"]


class TestWhoIsThere:
    def test_a_page_with_a_kernel_needs_a_sign_in(self, nobody):
        answer = nobody.get("/manual/es/02")
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/entrar?next=%2Fmanual%2Fes%2F02"

    def test_a_forged_cookie_is_nobody(self, kit, nobody, tarwi):
        name = f"kit-alerta-{kit.port}"
        good = tarwi.session.cookies[name].strip('"')
        body, seal = good.rsplit("|", 1)
        forged = f"{body}|{'0' * len(seal)}"
        nobody.session.cookies.set(name, forged)
        assert nobody.get("/manual/es/02").status_code == 302

    def test_a_pass_is_no_cookie(self, kit, nobody, tarwi, kernel):
        given = tarwi.get(f"/alerta/pass?kernel={kernel}").json()["pass"]
        nobody.session.cookies.set(f"kit-alerta-{kit.port}", given)
        assert nobody.get("/manual/es/02").status_code == 302

    def test_a_token_in_the_address_means_nothing(self, nobody):
        assert nobody.get("/manual/es/02?token=").status_code == 302

    @pytest.mark.parametrize("path", ["/entrar", "/entrar?nuevo=1", "/salir", "/idioma"])
    def test_a_form_of_another_site_is_refused(self, tarwi, path):
        answer = tarwi.post(path, _xsrf="invented", alias="Puma", pin="1111", lang="en")
        assert answer.status_code == 403

    def test_a_visit_of_another_site_is_refused(self, kit, tarwi):
        answer = tarwi.session.post(f"{kit.address}/alerta/visit", json={"page": "manual/02"})
        assert answer.status_code == 403
