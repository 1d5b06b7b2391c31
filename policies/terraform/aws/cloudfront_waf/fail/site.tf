resource "aws_cloudfront_distribution" "site" { # finding: terraform.aws.cloudfront_waf
  enabled = true

  origin {
    domain_name = aws_lb.web.dns_name
    origin_id   = "web"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
  }
}
