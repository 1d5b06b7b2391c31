#!/bin/sh
go install example.com/tool@v1.2.3
pip install ./dist/shop.whl
curl -sSf https://raw.githubusercontent.com/shop/tools/0123456789abcdef0123456789abcdef01234567/get.sh | sh
