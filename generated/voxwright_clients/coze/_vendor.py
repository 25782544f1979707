# Generated from the documents in specs/coze/ by `python -m generator build coze`. Do not edit it:
# CONTRIBUTING.md says which overlay, template or module to change instead.
"""What all operations of Coze share: address, key, settings, and where its errors say what."""

from __future__ import annotations

from typing import Final

from voxwright._core.operation import InBand, Security, Vendor

VENDOR: Final = Vendor(
    name="coze",
    title="Coze",
    base_url="https://api.coze.cn",
    env=("COZE_API_TOKEN", "COZE_API_KEY"),
    security=Security("header", "Authorization", "Bearer "),
    docs="https://docs.coze.cn",
    request_id_headers=("x-tt-logid",),
    request_id_pointers=("/detail/logid",),
    error_code=("/code", "/error_code"),
    error_message=("/msg", "/error_message"),
    in_band=InBand(
        "/code",
        (0,),
        "APIStatusError",
        {
            "1109": "UnprocessableEntityError",
            "4000": "BadRequestError",
            "4008": "RateLimitError",
            "4009": "RateLimitError",
            "4011": "PaymentRequiredError",
            "4013": "RateLimitError",
            "4019": "PaymentRequiredError",
            "4020": "RateLimitError",
            "4022": "PaymentRequiredError",
            "4100": "AuthenticationError",
            "4101": "PermissionDeniedError",
            "4102": "PermissionDeniedError",
            "4105": "UnprocessableEntityError",
            "4200": "NotFoundError",
            "4300": "BadRequestError",
            "4301": "BadRequestError",
            "4302": "PayloadTooLargeError",
            "4303": "UnsupportedMediaTypeError",
            "4304": "BadRequestError",
            "5000": "ServerError",
            "700012006": "AuthenticationError",
        },
    ),
)
