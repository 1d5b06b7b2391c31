resource "aws_guardduty_detector" "all" {
  enable = true # finding: terraform.aws.guardduty_detector_enabled
}
