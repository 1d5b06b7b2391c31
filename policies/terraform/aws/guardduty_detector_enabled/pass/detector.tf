resource "aws_guardduty_detector" "all" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}
