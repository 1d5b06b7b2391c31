resource "aws_lb" "web" {
  name                       = "web"
  load_balancer_type         = "application"
  subnets                    = aws_subnet.public[*].id
  security_groups            = [aws_security_group.web.id]
  drop_invalid_header_fields = true
}

resource "aws_lb" "mail" {
  name               = "mail"
  load_balancer_type = "network"
  subnets            = aws_subnet.public[*].id
}
