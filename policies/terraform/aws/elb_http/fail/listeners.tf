resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP" # finding: terraform.aws.elb_http

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_elb" "old" {
  name = "old"

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http" # finding: terraform.aws.elb_http
  }
}

resource "aws_lb" "inside" {
  name     = "inside"
  internal = true
}

resource "aws_lb_listener" "inside" { # finding: terraform.aws.elb_http
  load_balancer_arn = aws_lb.inside.arn
  port              = 8080

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.inside.arn
  }
}
