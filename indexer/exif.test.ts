import { describe, expect, it } from 'vitest';
import { photoBytes, type PhotoOptions } from '#lib/testing/photos';
import { readExif } from './exif';

const FULL: PhotoOptions['exif'] = {
  IFD0: { Make: 'Acme', Model: 'X1' },
  IFD2: {
    DateTimeOriginal: '2019:05:03 12:33:11',
    ExposureTime: '1/250',
    FNumber: '28/10',
    ISOSpeedRatings: '200',
    FocalLength: '35/1',
    LensModel: 'Acme 35mm',
  },
  IFD3: {
    GPSLatitudeRef: 'S',
    GPSLatitude: '33/1 51/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '151/1 12/1 0/1',
  },
};

const read = async (exif: PhotoOptions['exif']) => readExif(await photoBytes({ exif }));

describe('readExif', () => {
  it('reads date, camera, lens, exposure and place', async () => {
    expect(await read(FULL)).toEqual({
      moment: { takenAt: Date.UTC(2019, 4, 3, 12, 33, 11), takenOffset: null },
      camera: 'Acme X1',
      lens: 'Acme 35mm',
      exposure: '1/250 s · f/2.8 · ISO 200 · 35 mm',
      latitude: expect.closeTo(-33.85, 5),
      longitude: expect.closeTo(151.2, 5),
      rating: null,
      text: null,
    });
  });

  it('knows nothing of a photo without it, nor of bytes that are no photo', async () => {
    const place = { latitude: null, longitude: null };
    const nothing = { moment: null, camera: null, lens: null, exposure: null, rating: null, text: null, ...place };

    expect(await readExif(await photoBytes())).toEqual(nothing);
    expect(await readExif(Buffer.from('hello'))).toEqual(nothing);
    expect(await readExif(Buffer.alloc(0))).toEqual(nothing);
    expect(await readExif((await photoBytes({ exif: FULL })).subarray(0, 120))).toMatchObject({ latitude: null });
  });

  it('reads a description a person wrote, and not what cameras write into every photo', async () => {
    const described = async (ImageDescription: string) => (await read({ IFD0: { Make: 'A', ImageDescription } })).text;

    expect(await described('Zoe')).toBe('Zoe');
    expect(await described('My digital camera on the table')).toBe('My digital camera on the table');
    for (const noise of ['OLYMPUS DIGITAL CAMERA', 'SONY DSC', 'DCIM100GOPRO', '   ', 'untitled', '-']) {
      expect(await described(noise), noise).toBeNull();
    }
  });

  it('does not name the maker twice', async () => {
    expect((await read({ IFD0: { Make: 'Canon', Model: 'Canon EOS R5' } })).camera).toBe('Canon EOS R5');
    expect((await read({ IFD0: { Model: 'Pixel 8' } })).camera).toBe('Pixel 8');
    expect((await read({ IFD0: { Make: 'Acme' } })).camera).toBe('Acme');
    expect((await read({ IFD0: { Make: 'Acme  ', Model: '  X1 ' } })).camera).toBe('Acme X1');
  });

  it.each(['0000:00:00 00:00:00', '2019:02:30 10:00:00', '2019:13:01 10:00:00', 'yesterday'])(
    'takes "%s" for no date',
    async (DateTimeOriginal) => {
      expect((await read({ IFD0: { Make: 'Acme' }, IFD2: { DateTimeOriginal } })).moment).toBeNull();
    },
  );

  it('falls back to the date of digitising', async () => {
    const { moment } = await read({ IFD2: { DateTimeDigitized: '1999:12:31 23:59:59' } });

    expect(moment?.takenAt).toBe(Date.UTC(1999, 11, 31, 23, 59, 59));
  });

  it('reads the time zone beside the date', async () => {
    const date = { DateTimeOriginal: '2021:08:14 18:22:05' };

    const offsetOf = async (OffsetTimeOriginal: string) =>
      (await read({ IFD2: { ...date, OffsetTimeOriginal } })).moment?.takenOffset;

    expect(await offsetOf('+02:00')).toBe(120);
    expect(await offsetOf('-03:30')).toBe(-210);
    expect(await offsetOf('   :  ')).toBeNull();
  });

  it('writes exposures as people do', async () => {
    expect((await read({ IFD2: { ExposureTime: '30/1' } })).exposure).toBe('30 s');
    expect((await read({ IFD2: { ExposureTime: '1/2' } })).exposure).toBe('0.5 s');
    expect((await read({ IFD2: { FNumber: '4/1' } })).exposure).toBe('f/4');
  });
});
