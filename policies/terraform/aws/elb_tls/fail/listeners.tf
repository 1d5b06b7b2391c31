resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-1-2017-01" # finding: terraform.aws.elb_tls
  certificate_arn   = aws_acm_certificate.web.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_lb_listener" "mail" { # finding: terraform.aws.elb_tls
  load_balancer_arn = aws_lb.mail.arn
  port              = 465
  protocol          = "TLS"
  certificate_arn   = aws_acm_certificate.mail.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.mail.arn
  }
}
