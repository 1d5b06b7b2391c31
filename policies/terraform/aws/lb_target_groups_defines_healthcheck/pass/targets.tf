resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = aws_vpc.shop.id

  health_check {
    path = "/healthz"
  }
}

resource "aws_lb_target_group" "function" {
  name        = "function"
  target_type = "lambda"
}
