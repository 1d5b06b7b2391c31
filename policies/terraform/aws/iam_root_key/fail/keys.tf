resource "aws_iam_access_key" "root" {
  user = "root" # finding: terraform.aws.iam_root_key
}
