"""GrabCut from a 3 % rectangle at 800 pixels: picture in, greyscale opacity out. A peer for the benchmark."""
import sys
import cv2
import numpy as np

source, target = sys.argv[1:3]
picture = cv2.imread(source)
height, width = picture.shape[:2]
scale = min(1.0, 800 / max(width, height))
small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
h, w = small.shape[:2]
mask = np.zeros((h, w), np.uint8)
rectangle = (round(w * 0.03), round(h * 0.03), round(w * 0.94), round(h * 0.94))
cv2.grabCut(small, mask, rectangle, np.zeros((1, 65)), np.zeros((1, 65)), 5, cv2.GC_INIT_WITH_RECT)
opacity = np.where((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD), 255, 0).astype(np.uint8)
cv2.imwrite(target, cv2.resize(opacity, (width, height), interpolation=cv2.INTER_LINEAR))
