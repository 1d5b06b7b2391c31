module example.com/shop/tool

go 1.24
