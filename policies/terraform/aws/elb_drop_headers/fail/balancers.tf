resource "aws_lb" "web" { # finding: terraform.aws.elb_drop_headers
  name               = "web"
  load_balancer_type = "application"
  subnets            = aws_subnet.public[*].id
  security_groups    = [aws_security_group.web.id]
}

resource "aws_lb" "admin" {
  name                       = "admin"
  internal                   = true
  subnets                    = aws_subnet.private[*].id
  drop_invalid_header_fields = false # finding: terraform.aws.elb_drop_headers
}
