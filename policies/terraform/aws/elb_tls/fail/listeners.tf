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

resource "aws_load_balancer_policy" "shop" {
  load_balancer_name = aws_elb.shop.name
  policy_name        = "shop-tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }

  policy_attribute {
    name  = "Protocol-TLSv1"
    value = "true" # finding: terraform.aws.elb_tls
  }
}

resource "aws_lb_ssl_negotiation_policy" "old" {
  name          = "old-tls"
  load_balancer = aws_elb.old.id
  lb_port       = 443

  attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08" # finding: terraform.aws.elb_tls
  }
}
