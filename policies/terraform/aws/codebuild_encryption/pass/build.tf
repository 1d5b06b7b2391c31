resource "aws_codebuild_project" "app" {
  name           = "app"
  service_role   = aws_iam_role.build.arn
  encryption_key = aws_kms_key.artifacts.arn

  artifacts {
    type     = "S3"
    location = aws_s3_bucket.artifacts.bucket
  }
}
