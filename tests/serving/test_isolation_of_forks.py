"""Forks of one page, tried as an attacker would: nobody reaches, reads or changes another's."""

import asyncio
import json
import stat
import time
import uuid
from pathlib import Path

import pytest
from small_kit import HOME, RunningKit, channels_of
from tornado.httpclient import HTTPClientError
from trainees import EXERCISE, Trainee, room_home, written

from alerta import passes
from alerta.learning import load_key
from alerta.registry import Registry
from alerta.serving.forkserver import supported

pytestmark = pytest.mark.skipif(not supported(), reason="kernels cannot be forked here")


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    content = room_home(tmp_path_factory.mktemp("content"))
    with RunningKit(content, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="module")
def tell(kit):
    """`tell(story)`: the story of an attacker and a victim, each with the same page open."""
    with asyncio.Runner() as runner:
        attacker, victim = Trainee(kit, "Zorro"), Trainee(kit, "Cuy")

        async def come():
            for one in (attacker, victim):
                await one.enter()
                await one.open()
            await victim.answer()

        runner.run(come())
        yield lambda story: runner.run(asyncio.wait_for(story(attacker, victim), 60))
        attacker.hang_up()
        victim.hang_up()


def person_id(kit, form, one):
    with Registry.open(f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}", form) as registry:
        return registry.people.by_alias(one.alias).person_id


def signed(kit, lifetime_s=600, key=None, **claims):
    key = key or bytes.fromhex((kit.data / "secret").read_text("ascii"))
    return passes.sign(key, claims, lifetime_s)


class TestTheKernelOfAnother:
    def test_answers_to_nobody_else(self, tell):
        async def story(attacker, victim):
            for path in (
                f"/api/kernels/{victim.kernel_id}",
                f"/alerta/pass?kernel={victim.kernel_id}",
            ):
                assert (await attacker.ask(path)).code in (403, 404)
            answer = await attacker.ask(f"/alerta/alive?kernel={victim.kernel_id}")
            assert json.loads(answer.body) == {"alive": False, "busy_s": 0.0}
            for path in (
                f"/voila/api/shutdown/{victim.kernel_id}",
                f"/voila/api/shutdown/{uuid.uuid4()}",
            ):
                assert (await attacker.ask(path, {})).code in (403, 404)
            assert (
                await attacker.ask(f"/api/kernels/{victim.kernel_id}", method="DELETE")
            ).code == 403
            assert (await victim.alive())["alive"]

        tell(story)

    def test_has_a_channel_for_its_owner_only(self, tell):
        async def story(attacker, victim):
            with pytest.raises(HTTPClientError) as refused:
                await attacker.connect(victim.kernel_id)
            assert refused.value.code == 403

        tell(story)

    def test_is_in_no_list(self, tell):
        async def story(attacker, victim):
            for path in ("/api/kernels", "/api/kernels/", "/api/sessions", "/api/status"):
                answer = await attacker.ask(path)
                assert answer.code == 404
                assert victim.kernel_id not in answer.body.decode()

        tell(story)


class TestAPass:
    """The attacker hands passes to the own kernel, before and instead of the own one."""

    @pytest.mark.parametrize(
        "kind", ["forged", "expired", "of another kernel", "of another person"]
    )
    def test_that_is_not_for_this_kernel_makes_nobody_known(self, kit, tell, form, kind):
        async def story(attacker, victim):
            theirs = person_id(kit, form, victim)
            answer = await victim.ask(f"/alerta/pass?kernel={victim.kernel_id}")
            given = {
                "forged": lambda own: signed(kit, key=b"x" * 32, person_id=theirs, kernel=own),
                "expired": lambda own: signed(kit, -1, person_id=theirs, kernel=own),
                "of another kernel": lambda _: signed(
                    kit, person_id=theirs, kernel=str(uuid.uuid4())
                ),
                "of another person": lambda _: json.loads(answer.body)["pass"],
            }[kind]
            fresh = Trainee(kit, attacker.alias, cookies=attacker.cookies)
            await fresh.open(pass_for=given)
            before = written(kit, form, victim.alias, attacker.alias)
            assert fresh.chosen() == {}, "nothing of anybody comes back"
            _, model_id, index, _ = fresh.next_choice()
            await fresh.put(model_id, {"index": index})
            assert fresh.saved == 0
            assert written(kit, form, victim.alias, attacker.alias) == before
            await fresh.leave()

        tell(story)

    def test_of_the_own_kernel_is_taken(self, kit, tell, form):
        async def story(attacker, _):
            await attacker.answer()
            assert written(kit, form, attacker.alias) == [attacker.acknowledged]

        tell(story)


class TestTheOwnKernel:
    @pytest.mark.parametrize("channel", ["shell", "control"])
    def test_runs_no_code(self, tell, tmp_path, channel):
        trace = tmp_path / "trace"
        content = {"code": f"open({str(trace)!r}, 'w')", "silent": False, "user_expressions": {}}

        async def story(attacker, _):
            for kind in ("execute_request", "create_subshell_request", "debug_request"):
                await attacker.send(kind, content, channel=channel)
            # one name twice: what reads the message must not see another kind than what passes it on
            text = json.dumps(attacker.message("execute_request", content, channel=channel))
            twice = text.replace('"msg_type": "', '"msg_type": "comm_info_request", "msg_type": "')
            await attacker.send_text(twice)
            await attacker.send_text(
                text.replace('"execute_request"', '"execute_request", "msg_type": "comm_msg"')
            )
            await attacker.throw()  # it has worked off everything that came before
            assert not trace.exists()
            assert not [one for one in attacker.heard if one["msg_type"].startswith("execute")]

        tell(story)

    def test_makes_widgets_only_and_only_for_itself(self, tell, tmp_path):
        """Whoever wants may make widgets in the own page: what they show, only they see."""
        made = [
            ("@jupyter-widgets/controls", "FileUploadModel", "FileUploadView"),
            ("@jupyter-widgets/controls", "HTMLModel", "HTMLView"),
            ("@jupyter-widgets/output", "OutputModel", "OutputView"),
        ]
        never = [("os", "system", "system"), ("builtins", "exec", "exec"), ("alerta", "cli", "cli")]

        async def story(attacker, victim):
            before = await states(victim)
            for module, model, view in [*made, *never]:
                state = {"_model_module": module, "_model_name": model, "_view_module": module,
                         "_view_name": view, "value": "mischief"}  # fmt: skip
                content = {"comm_id": uuid.uuid4().hex, "target_name": "jupyter.widget",
                           "data": {"state": state, "buffer_paths": []}}  # fmt: skip
                await attacker.done(
                    await attacker.send("comm_open", content, metadata={"version": "2.1.0"})
                )
            for target in ("os", "subprocess.run", "alerta.cli"):
                content = {"comm_id": uuid.uuid4().hex, "target_name": target, "data": {}}
                await attacker.done(await attacker.send("comm_open", content))
            await attacker.answer()
            assert (await attacker.alive())["alive"]
            names = {one.get("_model_name") for one in (await states(attacker)).values()}
            assert not names & {model for _, model, _ in never}
            assert not [one for one in attacker.heard if "Traceback" in json.dumps(one)]
            assert await states(victim) == before

        tell(story)

    def test_keeps_what_is_changed_in_it_to_itself(self, kit, tell):
        """The models of a recorded page have the same ids in every fork; their states do not."""

        async def story(attacker, victim):
            before, page = await states(victim), victim.page
            assert before.keys() <= (await states(attacker)).keys()
            for model_id, state in list(attacker.models.items()):
                if state.get("_model_name") == "HTMLModel":
                    await attacker.put(model_id, {"value": "<b>mischief</b>"})
            assert await states(victim) == before
            later = Trainee(kit, "Sajino")
            await later.enter()
            await later.open()
            assert "mischief" not in json.dumps(await states(later))
            assert without_ids(later) == page.replace(victim.kernel_id, "")
            await later.leave()

        tell(story)


class TestARecordedPage:
    def test_says_nothing_of_who_else_has_it_open(self, kit, tell, form):
        async def story(attacker, victim):
            everything = attacker.page + json.dumps(await states(attacker))
            for secret in (victim.alias, person_id(kit, form, victim), victim.kernel_id):
                assert secret not in everything
            assert attacker.chosen() == dict(attacker.acknowledged)

        tell(story)

    def test_holds_no_answer_key(self, tell):
        key = load_key(HOME, EXERCISE)
        texts = [text for one in key["answers"].values()
                 for pair in (one["right"], *one["wrong"].values())
                 for name, text in pair.items() if name in ("es", "en")]  # fmt: skip
        assert len(texts) > 10

        async def story(attacker, _):
            shown = json.dumps([attacker.page, await states(attacker)], ensure_ascii=False)
            assert not [one for one in texts if one in shown]
            assert "ka-right" not in shown

        tell(story)


class TestAFork:
    def test_draws_other_numbers_and_names_than_the_next(self, tell):
        async def story(attacker, victim):
            one, other = await attacker.throw(), await victim.throw()
            for name in ("random", "numpy", "uuid", "temporary", "pid"):
                assert one[name] != other[name], name

        tell(story)

    def test_has_an_environment_that_names_its_kernel_and_no_person(self, kit, tell, form):
        async def story(attacker, victim):
            found = (await attacker.throw())["environment"]
            assert found["ALERTA_KERNEL"] == attacker.kernel_id
            told = json.dumps(found)
            for one in (attacker, victim):
                assert one.alias not in told
                assert person_id(kit, form, one) not in told
            assert victim.kernel_id not in told
            assert (kit.data / "secret").read_text("ascii") not in told

        tell(story)

    def test_is_reached_through_files_of_the_servers_user_only(self, kit, tell):
        async def story(attacker, _):
            sockets = channels_of(await attacker.process(), attacker.kernel_id)
            folder = Path(sockets[0]).parent
            assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
            files = [one for one in folder.iterdir() if one.suffix == ".json"]
            assert files
            for one in [*files, kit.data / "secret"]:
                assert stat.S_IMODE(one.stat().st_mode) & 0o077 == 0, one.name

        tell(story)


async def states(one):
    """The states of all widgets, as the kernel has them now."""
    asked = time.monotonic()
    one.models.update(await one.states())
    assert time.monotonic() - asked < 20
    return json.loads(json.dumps(one.models))


def without_ids(one):
    return one.page.replace(one.kernel_id, "")
