"""Signing in and out: what works, what is refused, and what ends."""


def test_a_clerk_signs_in_and_comes_to_the_counter(browser_of):
    answer = browser_of.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/counter")
