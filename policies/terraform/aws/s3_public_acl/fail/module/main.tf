resource "aws_s3_bucket" "shared" {
  bucket = local.name
}

resource "aws_s3_bucket_acl" "shared" {
  bucket = aws_s3_bucket.shared.id
  acl    = local.is_public ? "public-read" : "private" # finding: terraform.aws.s3_public_acl
}
