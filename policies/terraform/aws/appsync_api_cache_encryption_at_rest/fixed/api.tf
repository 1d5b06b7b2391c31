resource "aws_appsync_api_cache" "shop" { # finding: terraform.aws.appsync_api_cache_encryption_at_rest
  api_id               = aws_appsync_graphql_api.shop.id
  api_caching_behavior = "FULL_REQUEST_CACHING"
  type                 = "LARGE"
  ttl                  = 300

  at_rest_encryption_enabled = true
}
