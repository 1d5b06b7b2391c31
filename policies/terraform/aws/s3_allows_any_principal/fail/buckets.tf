resource "aws_s3_bucket" "pages" {
  bucket = "shop-pages"
}

resource "aws_s3_bucket_policy" "pages" {
  bucket = aws_s3_bucket.pages.id
  policy = jsonencode({ # finding: terraform.aws.s3_allows_any_principal
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.pages.arn}/*"
    }]
  })
}
