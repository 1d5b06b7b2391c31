resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.site.arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021" # finding: terraform.aws.cloudfront_tls
  }
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true

  viewer_certificate { # finding: terraform.aws.cloudfront_tls
    acm_certificate_arn = aws_acm_certificate.shop.arn
    ssl_support_method  = "sni-only"

    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "trial" {
  enabled = true

  viewer_certificate {
    cloudfront_default_certificate = true # finding: terraform.aws.cloudfront_tls
  }
}
