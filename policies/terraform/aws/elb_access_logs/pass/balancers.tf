resource "aws_elb" "shop" {
  name    = "shop"
  subnets = aws_subnet.public[*].id

  access_logs {
    bucket   = aws_s3_bucket.logs.id
    interval = 5
  }

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = aws_acm_certificate.shop.arn
  }
}
