resource "aws_elb" "shop" { # finding: terraform.aws.elb_access_logs
  name    = "shop"
  subnets = aws_subnet.public[*].id

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = aws_acm_certificate.shop.arn
  }
}
