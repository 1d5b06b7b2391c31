module "example.com/small"
go 1.21
godebug (
	default=go1.21
	panicnil=1
)
retract v0.1.0
ignore ./static
