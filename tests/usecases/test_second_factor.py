"""The second factor: codes that a telephone counts out, each taken once, and recovery codes from paper."""

from dataclasses import replace

import pyotp
import pytest

from yikou.errors import NotFound, ProofNeeded, Refused
from yikou.usecases.accounts import second_factor
from yikou.usecases.accounts import signing_in as accounts
from yikou.usecases.accounts.signing_in import MOST_BY_LOGIN, give_code, prove, sign_in, signed_in

PASSWORD = "yikou-demo-2026"
LOGIN = "zhou.liqun"  # reviewer at 花园街道, who may seal


def come_in(house, login=LOGIN):
    return sign_in(house, login, PASSWORD, ip="10.0.0.1", agent="x")


@pytest.fixture
def phone(office):
    """The telephone of the street's reviewer, set up a minute ago; with the recovery codes."""
    house, signed = office.house, come_in(office.house)
    made = pyotp.TOTP(second_factor.begin(house, signed.acting))
    made.codes = second_factor.confirm(house, signed.acting, made.at(office.clock.now))
    made.token = signed.token
    office.clock.move(minutes=1)
    return made


def give(house, token, code):
    return give_code(house, token, code, ip="10.0.0.1", agent="x")


def test_the_password_alone_signs_nobody_in(office, phone):
    half = come_in(office.house)
    assert half.acting is None
    assert signed_in(office.house, half.token) is None


def test_the_code_of_the_moment_signs_in_under_a_new_secret(office, phone):
    half = come_in(office.house)
    whole = give(office.house, half.token, phone.at(office.clock.now))
    assert signed_in(office.house, whole.token).proof == "code"
    assert signed_in(office.house, half.token) is None


def test_a_code_is_taken_once(office, phone):
    code = phone.at(office.clock.now)
    give(office.house, come_in(office.house).token, code)
    with pytest.raises(Refused, match="code_wrong"):
        give(office.house, come_in(office.house).token, code)


def test_an_earlier_code_is_refused_after_a_later_one(office, phone):
    before = phone.at(office.clock.now, counter_offset=-1)
    give(office.house, come_in(office.house).token, phone.at(office.clock.now))
    with pytest.raises(Refused, match="code_wrong"):
        give(office.house, come_in(office.house).token, before)


@pytest.mark.parametrize(("offset", "is_right"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(office, phone, offset, is_right):
    code, half = phone.at(office.clock.now, counter_offset=offset), come_in(office.house)
    if is_right:
        assert give(office.house, half.token, code).acting
        return
    with pytest.raises(Refused, match="code_wrong"):
        give(office.house, half.token, code)


def test_a_recovery_code_is_taken_once(office, phone):
    code = phone.codes[3].lower()
    assert give(office.house, come_in(office.house).token, f"{code[:4]}-{code[4:]}").acting
    with pytest.raises(Refused, match="code_wrong"):
        give(office.house, come_in(office.house).token, code)


def test_new_recovery_codes_void_the_old_ones(office, phone):
    second_factor.renew_codes(office.house, replace(office.acting(LOGIN), proof="code"))
    with pytest.raises(Refused, match="code_wrong"):
        give(office.house, come_in(office.house).token, phone.codes[0])


@pytest.mark.parametrize("code", ["", "000000", "十二三四五六", "1 2", "A" * 5000, "';--", "\x00"])
def test_what_is_no_code_is_wrong(office, phone, code):
    with pytest.raises(Refused, match="code_wrong"):
        give(office.house, come_in(office.house).token, code)


def test_wrong_codes_are_counted_like_wrong_passwords(office, phone):
    half = come_in(office.house)
    for _ in range(MOST_BY_LOGIN):
        with pytest.raises(Refused, match="code_wrong"):
            give(office.house, half.token, "12345")
    with pytest.raises(Refused, match="too_many_tries"):
        give(office.house, half.token, phone.at(office.clock.now))
    with pytest.raises(Refused, match="too_many_tries"):
        come_in(office.house)


def test_the_code_is_waited_for_five_minutes(office, phone):
    half = come_in(office.house)
    office.clock.move(minutes=6)
    with pytest.raises(Refused, match="code_late"):
        give(office.house, half.token, phone.at(office.clock.now))


def test_setting_up_ends_the_sessions_that_had_no_code(office, phone):
    assert signed_in(office.house, phone.token) is not None
    other = come_in(office.house, "sun.zhiqiang")
    assert signed_in(office.house, other.token) is not None
    assert office.value("select count(*) from web_session where person = 's008'") == 1


def test_a_second_telephone_is_refused_until_the_first_is_taken_away(office, phone):
    with pytest.raises(Refused, match="factor_there"):
        second_factor.begin(office.house, office.acting(LOGIN))


def test_setting_up_wants_the_password_of_a_moment_ago(office):
    acting = office.acting(LOGIN)
    code = pyotp.TOTP(second_factor.begin(office.house, acting)).at(office.clock.now)
    with pytest.raises(ProofNeeded):
        second_factor.confirm(office.house, replace(acting, proof=""), code)


def test_taking_it_away_ends_the_sessions_and_is_logged(office, phone):
    second_factor.reset(office.house, LOGIN, by="s001", reason="手机丢失，当面核对")
    assert signed_in(office.house, phone.token) is None
    assert come_in(office.house).acting
    logged = office.value("select person || which || detail from audit where what = 'second_factor_reset'")
    assert logged == "s001s008手机丢失，当面核对"
    with pytest.raises(NotFound):
        second_factor.reset(office.house, LOGIN, by="s001", reason="x")


def test_a_copy_of_the_database_holds_no_secret(office, phone):
    with office.house.store.session() as s:
        kept = str(s.rows("select * from second_factor")) + str(s.rows("select * from recovery_code"))
    assert phone.secret not in kept
    assert not any(code in kept for code in phone.codes)
    key = office.house.settings.var / "keys" / "second-factor"
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("login", "wants"), [(LOGIN, True), ("ma.zhenhua", True), ("shen.jing", True), ("guo.ming", False)]
)
def test_whoever_may_seal_or_manages_must_set_one_up(office, login, wants):
    strict = replace(office.house, settings=replace(office.house.settings, second_factor="required"))
    assert come_in(strict, login).acting.must_enrol is wants
    assert not come_in(office.house, login).acting.must_enrol


def test_whoever_has_one_need_not_set_one_up(office, phone):
    strict = replace(office.house, settings=replace(office.house.settings, second_factor="required"))
    assert not give(strict, come_in(strict).token, phone.at(office.clock.now)).acting.must_enrol


def test_proving_wants_both_factors(office, phone):
    acting = signed_in(office.house, phone.token)
    with pytest.raises(ProofNeeded, match="proof_wrong"):
        prove(office.house, acting, password=PASSWORD, code="", ip="")
    code = phone.at(office.clock.now)
    assert prove(office.house, acting, password=PASSWORD, code=code, ip="").proof == "code"
    with pytest.raises(ProofNeeded, match="proof_wrong"):
        prove(office.house, acting, password=PASSWORD, code=code, ip="")


def test_a_proof_lasts_five_minutes(office):
    token = come_in(office.house).token
    assert signed_in(office.house, token).proof == "password"
    office.clock.move(minutes=6)
    assert signed_in(office.house, token).proof == ""


def test_a_clock_that_was_put_back_proves_nothing(office):
    token = come_in(office.house).token
    office.clock.move(days=-1)
    assert signed_in(office.house, token).proof == ""


def test_wrong_proofs_are_counted_like_wrong_passwords(office):
    acting = come_in(office.house).acting
    with office.house.store.writing() as s:
        for _ in range(MOST_BY_LOGIN):
            accounts.kept.note_attempt(s, LOGIN, "", ok=False, at=office.clock())
    with pytest.raises(Refused, match="too_many_tries"):
        prove(office.house, acting, password=PASSWORD, code="", ip="")
