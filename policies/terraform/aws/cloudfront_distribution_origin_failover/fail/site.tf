resource "aws_cloudfront_distribution" "site" { # finding: terraform.aws.cloudfront_distribution_origin_failover
  enabled = true

  origin {
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    origin_id   = "site"
  }
}
