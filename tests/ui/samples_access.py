"""Views of the pages on which somebody shows that it is they, and of the second factors of all."""

from datetime import UTC, datetime

from yikou.usecases import views_pages as pages
from yikou.usecases.case import views_proof as proof

AT = datetime(2026, 3, 17, 2, 31, tzinfo=UTC)
KEPT = (("supplement.text", "养老金存折第 2 页印章看不清。"),)
CODE = pages.LoginView(error="动态码不对，还可以再试 4 次。", back="/desk", kept=KEPT)
PROOF = proof.ProofView(
    "/cases/DB01-2026-00318/tasks/12/approve", KEPT, "密码不对", "lin.xiaoyan", wants_code=True, loses_files=True
)
ADDRESS = "otpauth://totp/yikou:lin.xiaoyan?secret=JBSWY3DPEHPK3PXP&issuer=yikou"
FACTOR = proof.SecondFactorView(forced=True, error="动态码不对", manages=True)
BEGUN = proof.SecondFactorView(secret="JBSWY3DPEHPK3PXP", address=ADDRESS)
FACTORS = proof.SecondFactorsView(
    (proof.FactorRow("沈静", "shen.jing", AT, 8), proof.FactorRow("梁建国", "liang.jianguo", AT, 0)),
    login="liang.jianguo",
    error="没有写为什么清除",
)
OWN, ALL = "pages/account/second_factor.html", "pages/account/second_factors.html"
ACCESS = (
    ("login-code", "pages/login_code.html", CODE, False),
    ("proof", "pages/account/proof.html", PROOF, True),
    ("second-factor", OWN, FACTOR, True),
    ("second-factor-begun", OWN, BEGUN, True),
    ("second-factor-codes", OWN, proof.SecondFactorView(codes=("ABCD2345EFGH", "JKLM6789NPQR")), True),
    ("second-factors", ALL, FACTORS, True),
)
"""Name, template, view, and whether somebody is signed in."""
